"""Searching the map: quality on the shared queries and speed, next to engines one might use instead."""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks import search_speed
from benchmarks.figures import Figure, How, Tell
from benchmarks.search_peers import PEERS, Peer
from social_map.categories import derive
from social_map.search.entry import Entry, Moment
from social_map.search.index import Index
from social_map.search.lexicon import lexicon
from social_map.search.ranking import rank
from social_map.search.reading import read

ROOT = Path(__file__).parents[1]
LISTINGS = ROOT / "wegwijs" / "demo" / "listings.jsonl"
QUERIES = ROOT / "tests" / "social_map"
SHARED = "queries.jsonl"
NAMES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)  # fmt: skip
UNSEEN = tuple(f"queries_{name}.jsonl" for name in NAMES)  # docs/search.md tells their history
TODAY = date(2026, 11, 20)
USUAL, FULL = 5_000, 100_000
Search = Callable[[str], Sequence[str]]


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Quality (nDCG@10, success@3, right silences) and p95 latency, ours and each peer's in the same run."""
    rows = [json.loads(line) for line in LISTINGS.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["capacity_status"] != "gestopt"]
    queries = _asked(SHARED)
    ours = _ours(rows)
    peers = [peer(rows) for peer in PEERS]
    tell(f"search: {len(rows)} listings, {len(queries)} queries, peers: {', '.join(peer.name for peer in peers)}")
    sets = {"shared, even": queries[::2], "shared, odd": queries[1::2]}
    sets |= {name.removesuffix(".jsonl"): _asked(name) for name in UNSEEN}
    for name, some in sets.items():
        yield from _quality(name, some, ours, peers)
    for size in (USUAL, *([FULL] if how.full else [])):
        yield from search_speed.measure(size, [query["query"] for query in queries], tell)


def _asked(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (QUERIES / name).read_text("utf-8").splitlines()]


def _quality(name: str, queries: list[dict[str, Any]], ours: Search, peers: list[Peer]) -> Iterator[Figure]:
    best = max(peers, key=lambda peer: _ndcg_of(peer.search, queries))
    asked = f"queries ({name})"
    yield Figure(
        name=f"nDCG@10, {asked}", ours=_ndcg_of(ours, queries), unit="", peer=_ndcg_of(best.search, queries),
        peer_name=best.name,
    )  # fmt: skip
    yield Figure(
        name=f"success@3, {asked}", ours=_success_of(ours, queries), unit="", peer=_success_of(best.search, queries),
        peer_name=best.name,
    )  # fmt: skip
    empty = [query for query in queries if not query["relevant"]]
    yield Figure(
        name=f"silent when there is nothing (of {len(empty)}), {asked}",
        ours=sum(not ours(query["query"]) for query in empty), unit="",
        peer=sum(not best.search(query["query"]) for query in empty), peer_name=best.name,
    )  # fmt: skip


def _ours(rows: list[dict[str, Any]]) -> Search:
    index = Index(lexicon(), (_entry(key, row) for key, row in enumerate(rows)))

    def search(query: str) -> list[str]:
        return [hit.entry.source_id for hit in rank(read(query, index, TODAY), index, TODAY, depth=40)[:10]]

    return search


def _entry(key: int, row: dict[str, Any]) -> Entry:
    audience = tuple(row.get("audience") or ())
    entry = Entry(
        key=key, public_id=row["id"], source_id=row["id"], title=row["title"], organisation=row["organisation"],
        description=row["description"], source_category=row["category"], audience=audience,
        category=derive(row["category"], row["title"], row["description"], audience),
        languages=tuple(row.get("languages") or ()), municipality=row["municipality"],
        schedule=tuple(Moment(s["day"], s["start"], s["end"], s["frequency"]) for s in row.get("schedule") or ()),
        online=bool(row.get("online")), volunteer=bool(row.get("volunteer")), capacity=row["capacity_status"],
        cost_cents=None if row.get("cost_eur") is None else round(row["cost_eur"] * 100),
    )  # fmt: skip
    texts = {name: row.get(name) or "" for name in ("venue", "street", "neighbourhood", "cost_text", "registration")}
    facts = {name: row.get(name) for name in ("lat", "lon", "age_min", "age_max", "wheelchair")}
    checked = row.get("last_confirmed")
    return entry._replace(**texts, **facts, confirmed_on=date.fromisoformat(checked) if checked else None)


def _ndcg_of(search: Search, queries: list[dict[str, Any]]) -> float:
    return mean(_ndcg(search(q["query"]), q["relevant"]) for q in queries if q["relevant"])


def _success_of(search: Search, queries: list[dict[str, Any]]) -> float:
    good = [(q["query"], {each for each, grade in q["relevant"].items() if grade > 1}) for q in queries]
    return mean(bool(wanted & set(search(query)[:3])) for query, wanted in good if wanted)


def _ndcg(got: Sequence[str], relevant: dict[str, int], k: int = 10) -> float:
    ideal = _gain(sorted(relevant.values(), reverse=True)[:k])
    return _gain([relevant.get(each, 0) for each in got[:k]]) / ideal


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
