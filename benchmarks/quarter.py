"""A quarter over ten thousand sessions, ten times that, and again (`--full`): beside SQL by hand, turn by turn."""

from collections.abc import Iterator, Sequence
from statistics import median
from time import perf_counter

from benchmarks import by_hand, databases, region
from benchmarks.figures import Figure, How, Tell, in_pairs
from benchmarks.hand_figures import Figures, figures
from foundation.language.dates import said_on
from foundation.storage import Database, Store
from monitoring.periods import Period
from monitoring.reports import Report, report
from monitoring.scope import Scope

SIZES, FULL, SESSIONS_EACH = (10_000, 100_000), 1_000_000, 5
LIMIT_SECONDS, LIMIT_RATIO = 2.0, 1.5


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Seconds for the report of the last whole quarter."""
    for kind in databases.KINDS:
        for size in (*SIZES, FULL) if how.full else SIZES:
            with databases.scratch() as folder:
                database = Database(databases.fresh(kind, folder, "quarter"))
                region.fill(database, size // SESSIONS_EACH, sessions_each=SESSIONS_EACH)
                tell(f"quarter: {size:,} sessions in {kind}")
                yield _whole(database, size, kind, how.rounds + 2)
                database.close()


def _whole(database: Database, size: int, kind: str, rounds: int) -> Figure:
    ours, theirs = _in_turns(database, rounds)
    return Figure(
        name=f"quarter over {size:,} sessions, {kind}", ours=median(ours), unit="s", peer=median(theirs),
        peer_name="SQL by hand", ratio=in_pairs(ours, theirs), at_most=LIMIT_SECONDS, ratio_at_most=LIMIT_RATIO,
    )  # fmt: skip


QUARTER = Period(2026, "Q", 3)


def _in_turns(database: Database, rounds: int) -> tuple[Sequence[float], Sequence[float]]:
    """Both once to warm up and to compare what they counted, then by turns."""
    with database.reading() as store:
        _same(_report(store, QUARTER), _by_hand(store, QUARTER))
        ours, theirs = [], []
        for _ in range(rounds):
            began = perf_counter()
            _report(store, QUARTER)
            between = perf_counter()
            _by_hand(store, QUARTER)
            ours.append(between - began)
            theirs.append(perf_counter() - between)
    return ours, theirs


def _report(store: Store, period: Period) -> Report:
    return report(store, Scope(), period, now=region.TODAY, rule=None)


def _by_hand(store: Store, period: Period) -> Figures:
    return figures(by_hand.ask(store, period, said_on(region.TODAY)), period.last)


def _same(ours: Report, by_hand: Figures) -> None:
    """Two counts that differ cannot be compared for speed. How the map stood then nobody knows."""
    found = {key: figures for key, figures in ours.figures.items() if key != "social_map"}
    unlike = {
        key: (found.get(key), by_hand.get(key)) for key in {*found, *by_hand} if found.get(key) != by_hand.get(key)
    }
    if unlike:
        raise RuntimeError(f"the report and the SQL by hand count differently: {unlike}")
