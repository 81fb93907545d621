"""What a regisseur of twenty towns waits for: each is a report of its own, and their sum is hers."""

from collections.abc import Callable, Iterator, Mapping
from statistics import median
from time import process_time

from benchmarks import databases, quarter, region
from benchmarks.figures import Figure, How, Tell
from foundation.storage import Database, Store
from monitoring.periods import Period
from monitoring.reports import report, series
from monitoring.scope import Scope
from monitoring.summing import Told
from monitoring.suppression import INTERNAL

SESSIONS = 100_000
TREND = 5  # quarters, as in the chat
LIMITS = {"quarter with a trend of five": 1.5, "year": 2.5}  # seconds of processor time


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Processor time on SQLite, with the hiding and the adding up."""
    with databases.scratch() as folder:
        database = Database(databases.fresh("sqlite", folder, "towns"))
        region.fill(database, SESSIONS // quarter.SESSIONS_EACH, sessions_each=quarter.SESSIONS_EACH)
        tell(f"towns: {SESSIONS:,} sessions")
        for name, ask in _ASKED.items():
            with database.reading() as store:
                took = [_processor_time(ask, store) for _ in range(how.rounds)]
            shown = f"a {name} of a region of 20 towns, {SESSIONS:,} sessions, processor time"
            yield Figure(name=shown, ours=median(took), unit="s", at_most=LIMITS[name])
        database.close()


def _quarter(store: Store) -> list[Told]:
    made = series(store, Scope(), quarter.QUARTER, TREND, now=region.TODAY, rule=INTERNAL)
    return [each.told for each in made]


def _year(store: Store) -> list[Told]:
    return [report(store, Scope(), Period(2025), now=region.TODAY, rule=INTERNAL).told]


_ASKED: Mapping[str, Callable[[Store], list[Told]]] = dict(zip(LIMITS, (_quarter, _year), strict=True))


def _processor_time(ask: Callable[[Store], list[Told]], store: Store) -> float:
    began = process_time()
    ask(store)
    return process_time() - began
