"""From what was understood to an order: evidence per slot, factors around it, honest silence."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heappush, heappushpop

from social_map.search.entry import Entry
from social_map.search.evidence import Evidence, best, gather
from social_map.search.fitting import factor, freshness
from social_map.search.index import Index
from social_map.search.reading import Reading, Slot
from social_map.search.tagging import CULTURES

ENOUGH, SOME, PLAINLY = 0.42, 0.2, 0.8
TAIL, NOTHING = 0.22, 0.02
BELOW_A_NAME, DEPTH = 0.96, 300
SPREAD = (1.0, 0.75, 0.5, 0.35)
CLEARLY, COMMON = 0.5, 0.35
FORM, LIKELY = 0.4, 0.8
LEISURE = frozenset({"ontmoeten", "eten", "wandelen_bewegen", "dansen", "creatief", "natuur", "spel", "uitje"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A listing with its score (0–1) and what each slot found in it."""

    entry: Entry
    score: float
    evidence: Mapping[Slot, float]


def rank(reading: Reading, index: Index, today: date) -> list[Scored]:
    """All listings that answer, best first. An absent topic gives an empty list, not its neighbours."""
    evidence = gather(reading, index)
    named = list(_by_name(reading, evidence, index, today))
    known = {hit.entry.key for hit in named}
    return _in_order([*named, *(hit for hit in _rest(reading, evidence, index, today) if hit.entry.key not in known)])


def _in_order(scored: list[Scored]) -> list[Scored]:
    scored.sort(key=lambda hit: (-hit.score, hit.entry.title, hit.entry.key))
    floor = max(NOTHING, min(1.0, scored[0].score) * TAIL) if scored else 0.0
    return [hit for hit in scored if hit.score >= floor]


def _by_name(reading: Reading, evidence: Evidence, index: Index, today: date) -> Iterator[Scored]:
    """What is called exactly as was typed, before everything else."""
    for key in index.named(reading.query):
        entry = index.entries[key]
        yield Scored(entry, min(1.0, 0.97 + 0.03 * freshness(entry, today)), _seen(reading, evidence, key))


def _rest(reading: Reading, evidence: Evidence, index: Index, today: date) -> Iterable[Scored]:
    if _only_circumstance(reading, evidence):
        return _by_circumstance(reading, evidence, index, today)
    if _answered(reading, evidence):
        return _by_topic(reading, evidence, index, today)
    return ()


def _seen(reading: Reading, evidence: Evidence, key: int) -> dict[Slot, float]:
    return {slot: evidence[slot].get(key, 0.0) for slot in reading.slots}


def _by_topic(reading: Reading, evidence: Evidence, index: Index, today: date) -> Iterator[Scored]:
    """The wishes first, cheaply; what surrounds them only for what may still reach the first DEPTH."""
    topics = reading.topics
    weights = {slot: slot.weight * _specific(evidence[slot], len(index.entries)) for slot in reading.slots}
    keys = {key for slot in topics for key, value in evidence[slot].items() if value >= SOME}
    found = [(key, _seen(reading, evidence, key)) for key in keys]
    wished = [(_combine(seen, topics, weights) * BELOW_A_NAME, key, seen) for key, seen in found]
    for_whom_only = all(_names_a_group(slot) for slot in topics)
    best: list[float] = []
    for wish, key, seen in sorted(wished, key=lambda each: (-each[0], each[1])):
        if len(best) == DEPTH and wish < best[0]:
            return
        entry = index.entries[key]
        score = min(BELOW_A_NAME, wish * factor(reading, entry, index, today))
        if for_whom_only:
            score *= _leisure(entry, index) / LIKELY
        (heappush if len(best) < DEPTH else heappushpop)(best, score)
        yield Scored(entry, score, seen)


def _names_a_group(slot: Slot) -> bool:
    """Whether a slot says for whom, and nothing of what is sought."""
    return slot.kind == "audiences" or (bool(slot.concepts) and set(slot.concepts) <= CULTURES)


def _specific(found: Mapping[int, float], total: int) -> float:
    """What few listings answer tells more of what is wanted than what every third one does."""
    clear = sum(1 for value in found.values() if value >= CLEARLY)
    return COMMON + (1.0 - COMMON) * math.log((total + 1) / (clear + 1)) / math.log(total + 1)


def _combine(seen: Mapping[Slot, float], topics: tuple[Slot, ...], weights: Mapping[Slot, float]) -> float:
    """The root of the weighted mean square over slots: answering one thing well is more than two things half.

    In a long sentence the best few count most.
    """
    main = sorted(((weights[s] * seen[s], weights[s], seen[s]) for s in topics), reverse=True)
    places = zip(main, (*SPREAD, *(SPREAD[-1:] * len(main))), strict=False)
    parts = [(value, weight * part) for (_, weight, value), part in places]
    parts += [(seen[slot], weights[slot]) for slot in seen if slot not in topics]
    weight = sum(weight for _, weight in parts)
    return math.sqrt(sum(weight * value**2 for value, weight in parts) / weight) if weight else 0.0


def _only_circumstance(reading: Reading, evidence: Evidence) -> bool:
    """Whether a query names a time, a place or a condition and no wish: "vrijdagavond weg", "gratis cursus"."""
    if not (reading.where or reading.when or reading.conditions):
        return not reading.topics
    wishes = [slot for slot in reading.topics if slot.kind != "generic"]
    return all(slot.kind == "word" and SOME < best(evidence, slot) < PLAINLY for slot in wishes)


def _answered(reading: Reading, evidence: Evidence) -> bool:
    """Whether anything that was asked for exists here. Only a form ("een cursus") is no wish."""
    topics = reading.topics
    return topics[0].kind != "generic" and any(best(evidence, slot) >= ENOUGH for slot in topics)


def _by_circumstance(reading: Reading, evidence: Evidence, index: Index, today: date) -> Iterator[Scored]:
    """Only a time, a place or a price: everything that meets it, leisure before support, services and tasks."""
    if not (reading.where or reading.when or reading.conditions):
        return
    for entry in index.entries.values():
        seen = _seen(reading, evidence, entry.key)
        base = _leisure(entry, index) * (1.0 - FORM + FORM * max(seen.values(), default=1.0))
        yield Scored(entry, base * factor(reading, entry, index, today), seen)


def _leisure(entry: Entry, index: Index) -> float:
    """How likely somebody who named no wish means this kind of listing."""
    if entry.volunteer or index.lexicon.is_service(entry.category):
        return 0.3
    return LIKELY if entry.category in LEISURE else 0.5
