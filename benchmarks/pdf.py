"""The booklet of a quarter as a PDF: from asking for it until its pages are there, the first time and again."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter, process_time

from benchmarks import databases, quarter, region
from benchmarks.figures import Figure, How, Tell
from foundation.storage import Database
from monitoring.formats import FACES
from monitoring.reports import series
from monitoring.scope import Scope

USUAL, FULL = 2_000, 20_000  # trajectories, with five sessions each
LIMIT_SECONDS = 3.0


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Seconds on SQLite. Counting its eight quarters stands beside setting its pages."""
    size = FULL if how.full else USUAL
    with databases.scratch() as folder:
        database = Database(databases.fresh("sqlite", folder, "pdf"))
        region.fill(database, size)
        tell(f"pdf: {size:,} trajectories")
        with database.reading() as store:
            face, took, set_in, processor = FACES["pdf"], list[float](), list[float](), list[float]()
            for _ in range(how.rounds):
                began, began_cpu = perf_counter(), process_time()
                reports = series(store, Scope(), quarter.QUARTER, face.periods, now=region.TODAY, rule=None)
                counted = perf_counter()
                face.make(reports)
                took.append(perf_counter() - began)
                set_in.append(perf_counter() - counted)
                processor.append(process_time() - began_cpu)
        database.close()
    tell(f"pdf: {median(processor):.2f} s of processor time, the pages alone {median(set_in):.2f} s by the clock")
    shown = f"a quarter of {size:,} trajectories as PDF"
    yield Figure(name=f"{shown}, the first in a process", ours=took[0], unit="s", at_most=LIMIT_SECONDS)
    yield Figure(name=shown, ours=median(took[1:] or took), unit="s", at_most=LIMIT_SECONDS)
