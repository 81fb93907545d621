"""From what was understood to an order: evidence per slot, conditions as factors, honest silence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from social_map.search.entry import Entry
from social_map.search.index import Index
from social_map.search.reading import Reading, Slot

BOTH = 0.12
ENOUGH, SOME = 0.42, 0.2
TAIL = 0.22
SPREAD = (1.0, 0.75, 0.5, 0.35)
ASIDE, MEANT, HALF = 0.55, 0.85, 0.5
FEW, NOTHING = 2, 0.02
FULL = {"open": 1.0, "wachtlijst": 0.93, "vol": 0.88}


@dataclass(frozen=True, slots=True)
class Scored:
    """A listing with its score (0–1) and what each slot found in it."""

    entry: Entry
    score: float
    evidence: Mapping[Slot, float]


def rank(reading: Reading, index: Index, today: date) -> list[Scored]:
    """All listings that answer, best first. An absent topic gives an empty list, not its neighbours."""
    found = {slot: _evidence(slot, index) for slot in reading.slots}
    topics = reading.topics
    if not topics or (topics[0].kind == "generic" and (reading.when or reading.conditions or reading.where)):
        return _by_circumstance(reading, index, today)
    if not _answered(reading, found):
        return []
    candidates = {key for slot in topics for key, value in found[slot].items() if value >= SOME}
    scored = []
    for key in candidates:
        entry = index.entries[key]
        evidence = {slot: found[slot].get(key, 0.0) for slot in reading.slots}
        score = _combine(evidence, topics) * _factors(reading, entry, index, today)
        scored.append(Scored(entry, min(1.0, score), evidence))
    return _in_order(scored)


def _in_order(scored: list[Scored]) -> list[Scored]:
    scored.sort(key=lambda hit: (-hit.score, hit.entry.title, hit.entry.key))
    floor = scored[0].score * TAIL if scored else 0.0
    return [hit for hit in scored if hit.score >= floor and hit.score > NOTHING]


def _evidence(slot: Slot, index: Index) -> dict[int, float]:
    """What concepts and words say together: the better of the two, and a little for both."""
    by_concept: dict[int, float] = {}
    for code in slot.concepts:
        aside = ASIDE if slot.kind != "audiences" and index.lexicon.concepts[code].kind == "audiences" else 1.0
        for key, weight in index.evidence(code).items():
            value = weight * aside
            if value > by_concept.get(key, 0.0):
                by_concept[key] = value
    by_word = _by_words(slot, index)
    trust = 0.5 if slot.kind in ("needs", "audiences", "generic") else 0.9
    result: dict[int, float] = {}
    for key in by_concept.keys() | by_word.keys():
        concept, word = by_concept.get(key, 0.0), by_word.get(key, 0.0) * trust
        result[key] = min(1.0, max(concept, word) * (1 - BOTH) + BOTH * min(concept, word) + BOTH * word) * slot.sure
    return result


def _by_words(slot: Slot, index: Index) -> dict[int, float]:
    if not slot.words:
        return {}
    total: dict[int, float] = {}
    shares = [max(0.2, index.rarity(word)) for word in slot.words]
    for word, share in zip(slot.words, shares, strict=True):
        for key, weight in index.word(word).items():
            total[key] = total.get(key, 0.0) + weight * share
    return {key: value / sum(shares) for key, value in total.items()}


def _answered(reading: Reading, found: Mapping[Slot, Mapping[int, float]]) -> bool:
    """Whether what was asked for exists here: in a short query the main thing itself, in a long one anything."""
    best = {slot: max(found[slot].values(), default=0.0) for slot in reading.topics}
    return any(value >= ENOUGH for value in best.values())


def _combine(evidence: Mapping[Slot, float], topics: tuple[Slot, ...]) -> float:
    """The weighted mean over slots; in a long sentence the best few count most."""
    main = sorted(((s.weight * evidence[s], s.weight) for s in topics), reverse=True)
    spread = (
        [SPREAD[min(place, len(SPREAD) - 1)] for place in range(len(main))] if len(main) > FEW else [1.0] * len(main)
    )
    total = sum(value * part for (value, _), part in zip(main, spread, strict=True))
    weight = sum(weight * part for (_, weight), part in zip(main, spread, strict=True))
    rest = [slot for slot in evidence if slot not in topics]
    total += sum(slot.weight * evidence[slot] for slot in rest)
    weight += sum(slot.weight for slot in rest)
    return total / weight if weight else 0.0


def _factors(reading: Reading, entry: Entry, index: Index, today: date) -> float:
    factor = FULL.get(entry.capacity, 1.0) * _freshness(entry, today)
    if reading.where:
        factor *= max(where.factor(entry) for where in reading.where)
    if reading.when is not None:
        factor *= reading.when.factor(entry)
    for condition in reading.conditions:
        factor *= condition.factor(entry)
    for code in reading.unwanted:
        factor *= 1.0 - 0.8 * index.by_concept.get(code, {}).get(entry.key, 0.0)
    return factor * _for_whom(reading, entry, index) * _as_volunteer(reading, entry)


def _freshness(entry: Entry, today: date) -> float:
    """At most three per cent: it decides between equals only."""
    if entry.neglected:
        return 0.8
    if entry.confirmed_on is None:
        return 0.97
    return 1.0 - 0.03 * min(1.0, max(0, (today - entry.confirmed_on).days) / 730)


_OPPOSITES = (("mannen", "vrouwen"), ("vrouwen", "mannen"), ("ouderen", "jongeren"), ("jongeren", "ouderen"))


def _for_whom(reading: Reading, entry: Entry, index: Index) -> float:
    """Someone outside the group a listing is meant for is not sent there."""
    asked = {code for slot in reading.slots for code in slot.concepts}
    factor = 1.0
    for mine, other in _OPPOSITES:
        if mine in asked and other not in asked:
            theirs = index.by_concept.get(other, {}).get(entry.key, 0.0)
            ours = index.by_concept.get(mine, {}).get(entry.key, 0.0)
            if theirs >= MEANT and ours < HALF:
                factor *= 0.3
    return factor


def _as_volunteer(reading: Reading, entry: Entry) -> float:
    """Helping and being helped are different wishes."""
    asked = any(
        code == "vrijwilligerswerk" or code.startswith("vw_") for slot in reading.slots for code in slot.concepts
    )
    if entry.volunteer:
        return 1.0 if asked or _gives(reading) else 0.5
    return 0.55 if asked else 1.0


def _gives(reading: Reading) -> bool:
    wants = {
        "nodig_zijn",
        "gepensioneerd",
        "dieren_liefde",
        "handig",
        "kleinkinderen_missen",
        "structuur",
        "baan_kwijt",
    }
    return any(code in wants for slot in reading.slots for code in slot.concepts)


def _by_circumstance(reading: Reading, index: Index, today: date) -> list[Scored]:
    """Only a time, a place or a price: everything that meets it, activities before services and tasks."""
    if not (reading.where or reading.when or reading.conditions):
        return []
    scored = []
    for entry in index.entries.values():
        leisure = 0.35 if index.lexicon.is_service(entry.category) or entry.volunteer else 0.7
        score = leisure * _factors(reading, entry, index, today)
        scored.append(Scored(entry, score, {}))
    return _in_order(scored)
