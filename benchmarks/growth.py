"""How a search grows with the map: ten thousand listings, a hundred thousand, and (`--full`) a million.

Each map is read in a process of its own, which says what it held and how much of the processor it took.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks import databases, large_map
from benchmarks.figures import Figure, How, Tell, percentile
from benchmarks.memory import held
from foundation import garbage
from foundation.storage import Database
from social_map.search import Searcher
from social_map.search.lexicon import lexicon

SIZES, MILLION = (10_000, 100_000), 1_000_000
TODAY = date(2026, 11, 20)
TIMES = 4
QUERIES = Path(__file__).parents[1] / "tests" / "social_map" / "queries.jsonl"
UNITS = {"read": "s", "memory": "MB", "p50": "ms", "p95": "ms"}


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Processor time and memory of each size beside those of the size before it: ten times is in proportion."""
    before: dict[str, float] = {}
    for size in (*SIZES, MILLION) if how.full else SIZES:
        found = _of(size)
        tell(f"growth: {size:,} listings: {found}")
        for name, unit in UNITS.items():
            peer = before.get(name)
            yield Figure(
                name=f"{name} of {size:,} listings, processor time" if unit != "MB" else f"{name} of {size:,} listings",
                ours=found[name], unit=unit, peer=peer, peer_name="a tenth of them",
                ratio=found[name] / peer if peer else None,
            )  # fmt: skip
        before = found


def _of(size: int) -> dict[str, float]:
    with databases.scratch() as folder:
        url = databases.fresh("sqlite", folder, "growth")
        database = Database(url)
        large_map.fill(database, size)
        database.close()
        command = [sys.executable, "-m", "benchmarks.growth", url]
        done = subprocess.run(command, cwd=Path(__file__).parents[1], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(url: str) -> None:
    """Read the map in this database and ask it all; one line of JSON out. Every query counts by its best time."""
    garbage.seldom()
    queries = [json.loads(line)["query"] for line in QUERIES.read_text("utf-8").splitlines()]
    database, searcher = Database(url), Searcher()
    lexicon()
    with database.reading() as store:
        held_before, began = held(), process_time()
        searcher.follow(store, today=TODAY)
        read = process_time() - began
        searcher.warm_up(store, today=TODAY)
        memory = held() - held_before
        rounds = [[_milliseconds(searcher, store, query) for query in queries] for _ in range(TIMES)]
        took = [min(each) for each in zip(*rounds, strict=True)]
    database.close()
    figures = {"read": read, "memory": memory, "p50": percentile(took, 0.5), "p95": percentile(took, 0.95)}
    print(json.dumps({name: round(figure, 3) for name, figure in figures.items()}))


def _milliseconds(searcher: Searcher, store: Any, query: str) -> float:
    began = process_time()
    searcher.search(store, query, today=TODAY)
    return (process_time() - began) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
