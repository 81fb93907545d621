"""How fast the search is on a map of any size: reading it, searching it, alone and together, and seeing a change."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks import databases, large_map
from benchmarks.figures import Figure, Tell, percentile
from benchmarks.memory import held
from benchmarks.search_peers import PEERS
from foundation.storage import Database
from social_map.search import Searcher

TODAY = date(2026, 11, 20)
PEER = PEERS[-1]  # tantivy, where it is installed
SEARCH_MS, TIMES_PEER, BUILD_S, MEMORY_MB, CHANGE_MS = 10.0, 3.0, 15.0, 400.0, 50.0
TOGETHER, CHANGES = 4, 15


def measure(size: int, queries: list[str], tell: Tell) -> Iterator[Figure]:
    """Figures of a map of `size` listings in a SQLite file, the peer's p95 in the same run."""
    shown = f"{size:,} listings"
    if not large_map.real_words():
        tell("search: the real listings of another city are not on this machine; only our own words are used")
    with databases.scratch() as folder:
        database = Database(databases.fresh("sqlite", folder, "search"))
        large_map.fill(database, size)
        tell(f"search: {shown} are in the database")
        searcher, kept = Searcher(), folder / "kept"
        with database.reading() as store:
            before, began = held(), perf_counter()
            searcher.search(store, "koffie", today=TODAY)
            built = perf_counter() - began
            yield Figure(name=f"map of {shown} read", ours=built, unit="s", at_most=BUILD_S)
            yield Figure(name=f"memory for {shown}", ours=held() - before, unit="MB", at_most=MEMORY_MB)
            searcher.warm_up(store, today=TODAY)
            Searcher(kept_in=kept).warm_up(store, today=TODAY)
            began = perf_counter()
            Searcher(kept_in=kept).search(store, "koffie", today=TODAY)
            yield Figure(name=f"map of {shown} read again at the next start", ours=perf_counter() - began, unit="s")
        tell(f"search: {shown} were read in {built:.1f} s")
        yield _beside_the_peer(database, searcher, size, queries)
        yield _together(database, searcher, shown, queries)
        yield _change(database, searcher, shown)
        database.close()


def _beside_the_peer(database: Database, searcher: Searcher, size: int, queries: list[str]) -> Figure:
    with database.reading() as store:
        mine = _p95(lambda query: searcher.search(store, query, today=TODAY), queries)
        peer = PEER(list(large_map.rows(size)))
        theirs = _p95(peer.search, queries)
        again = _p95(lambda query: searcher.search(store, query, today=TODAY), queries)
    best = min(mine, again)
    return Figure(
        name=f"search p95 among {size:,} listings", ours=best, unit="ms", peer=theirs, peer_name=peer.name,
        ratio=best / theirs, at_most=SEARCH_MS, ratio_at_most=TIMES_PEER,
    )  # fmt: skip


def _together(database: Database, searcher: Searcher, shown: str, queries: list[str]) -> Figure:
    """Searches a second of several threads at once, beside one alone: nobody waits for a lock."""

    def ask(_thread: int) -> None:
        with database.reading() as store:
            for query in queries:
                searcher.search(store, query, today=TODAY)

    def per_second(threads: int) -> float:
        began = perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(ask, range(threads)))
        return threads * len(queries) / (perf_counter() - began)

    alone, many = per_second(1), per_second(TOGETHER)
    return Figure(
        name=f"searches by {TOGETHER} threads at once, {shown}", ours=many, unit="/s", peer=alone,
        peer_name="one thread", ratio=many / alone,
    )  # fmt: skip


def _change(database: Database, searcher: Searcher, shown: str) -> Figure:
    """From the moment another process has kept a change until a search here finds it."""
    took = []
    with _another(database.url) as change:
        for number in range(CHANGES):
            title = f"Klompendans {number}"
            kept = change(title)
            with database.reading() as store:
                hits = searcher.search(store, title, today=TODAY).hits
            found = perf_counter()
            if hits[0].entry.title != title:
                raise AssertionError(title)
            took.append((found - kept) * 1000)
    return Figure(
        name=f"change by another process found, {shown}", ours=median(took), unit="ms", at_most=CHANGE_MS,
    )  # fmt: skip


@contextmanager
def _another(url: str) -> Iterator[Callable[[str], float]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.changing", url], cwd=Path(__file__).parents[1], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip

    def change(title: str) -> float:
        if process.stdin is None or process.stdout is None:
            raise AssertionError(title)
        print(title, file=process.stdin, flush=True)
        return float(process.stdout.readline())

    try:
        yield change
    finally:
        process.communicate()


def _p95(search: Callable[[str], Any], queries: list[str]) -> float:
    took = []
    for query in queries:
        began = perf_counter()
        search(query)
        took.append((perf_counter() - began) * 1000)
    return percentile(took, 0.95)
