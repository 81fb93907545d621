"""What is due now among very many trajectories: the question that the clock asks every few seconds."""

from collections.abc import Iterator
from time import perf_counter

from benchmarks import databases, region
from benchmarks.figures import Figure, How, Tell, percentile
from casework import due
from foundation.storage import Database, Store

USUAL, FULL = 100_000, 1_000_000
TIMES = 15
LIMIT_MS = 50.0


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Milliseconds to find all checks and starts that are due today; in two sizes, to show the growth."""
    sizes = (USUAL, FULL) if how.full else (USUAL // 10, USUAL)  # the same number is due in both
    for kind in databases.KINDS:
        small, large = (_milliseconds(kind, size, size // sizes[0], tell) for size in sizes)
        yield Figure(
            name=f"due among {sizes[1]:,} trajectories, {kind}", ours=large, unit="ms", peer=small,
            peer_name=f"among {sizes[0]:,}", ratio=large / small, at_most=LIMIT_MS,
        )  # fmt: skip


def _milliseconds(kind: str, size: int, apart: int, tell: Tell) -> float:
    with databases.scratch() as folder:
        database = Database(databases.fresh(kind, folder, "due"))
        began = perf_counter()
        region.fill(database, size, sessions_each=0, apart=apart)
        tell(f"followups: {size:,} trajectories in {kind}, made in {perf_counter() - began:.0f} s")
        with database.reading() as store:
            took = [_once(store, tell if number == 0 else None) for number in range(TIMES)]
        database.close()
    return percentile(took[1:], 0.5) * 1000


def _once(store: Store, tell: Tell | None) -> float:
    today = region.TODAY.date()
    store.expire_all()
    began = perf_counter()
    checks, starts = due.due_checks(store, today), due.due_starts(store, today)
    took = perf_counter() - began
    if tell:
        tell(f"followups: {len(checks)} checks and {len(starts)} starts are due")
    return took
