"""From what was understood to an order: evidence per slot, factors around it, honest silence."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from social_map.search.columns import LEISURELY, Flags
from social_map.search.combining import NEEDS, at_most, combine
from social_map.search.entry import Entry
from social_map.search.evidence import Evidence, best, gather
from social_map.search.fitting import factors, freshness_of, places_of
from social_map.search.index import Index
from social_map.search.postings import NO_WEIGHTS, Numbers, Places, Rows, Weights
from social_map.search.reading import Reading, Slot
from social_map.search.slots import SENTENCE, is_about_somebody, is_wide
from social_map.search.stopwords import SOMEBODY
from social_map.search.tagging import CULTURES

ENOUGH, SOME_HELP, SOME, PLAINLY = 0.6, 0.42, 0.2, 0.8
ASKED = frozenset({"activities", "services", "word"})  # what is asked for, not what for
TAIL, NOTHING = 0.1, 0.02
BELOW_A_NAME, NAMED, DEPTH, FIRST = 0.96, 0.97, 300, 4096
DECIMALS, ROUNDED = 5, 2e-5  # beyond which two scores are the same; more than is lost by it
CLEARLY, COMMON = 0.5, 0.15
FORM, TELLING = 0.4, 0.85


@dataclass(frozen=True, slots=True)
class Scored:
    """A listing with its row in the index, its score (0–1) and what each slot found in it."""

    entry: Entry
    row: int
    score: float
    evidence: Mapping[Slot, float]


@dataclass(frozen=True, slots=True)
class Answers:
    """Rows that answer, and what some of them are worth before what surrounds the wish is held against them.

    `most` is quick to work out: none of the rows is worth more than it says.
    """

    rows: Places
    most: Weights
    worth: Callable[[Places], Weights]


NOBODY = Answers(np.empty(0, np.intp), NO_WEIGHTS, lambda rows: NO_WEIGHTS[rows])


def rank(
    reading: Reading,
    index: Index,
    today: date,
    *,
    evidence: Evidence | None = None,
    depth: int = DEPTH,
    within: Flags | None = None,
) -> list[Scored]:
    """The best `depth` that answer, best first. An absent topic gives an empty list, not its neighbours.

    `within` says of each row whether it may be among them; `evidence` is handed in where it was gathered before.
    """
    evidence = gather(reading, index) if evidence is None else evidence
    named = _kept(index.named(reading.query), within)
    rest = _rest(reading, evidence, index)
    if within is not None:
        here = np.flatnonzero(within.take(rest.rows))
        rest = replace(rest, rows=rest.rows.take(here), most=rest.most.take(here))
    rows, scores = _best(rest, reading, index, today, depth)
    others = ~np.isin(rows, named)
    rows = np.concatenate([named, rows[others]])
    scores = np.concatenate([_of_names(index, named, today), scores[others]])
    if not len(rows):
        return []
    enough = np.flatnonzero(scores >= max(NOTHING, min(1.0, float(scores.max())) * TAIL))
    enough = enough[np.argsort(-scores[enough], kind="stable")[:depth]]
    return _in_order(rows[enough], scores[enough], evidence, index, today)


def _kept(rows: Numbers, within: Flags | None) -> Numbers:
    return rows if within is None else rows[within[rows]]


def _in_order(rows: Rows, scores: Weights, evidence: Evidence, index: Index, today: date) -> list[Scored]:
    hits = zip(scores.tolist(), rows.tolist(), map(index.entry, rows.tolist()), strict=True)
    return [
        Scored(_on(entry, today), row, score, {slot: float(weights[row]) for slot, weights in evidence.items()})
        for score, row, entry in sorted(hits, key=lambda hit: (-hit[0], hit[2].title, hit[2].key))
    ]


def _on(entry: Entry, today: date) -> Entry:
    """The entry as it stands today: neglect sets in by itself."""
    if entry.neglected or entry.neglected_on is None or entry.neglected_on > today:
        return entry
    return entry._replace(neglected=True)


def _of_names(index: Index, rows: Numbers, today: date) -> Weights:
    """What is called exactly as was typed stands before everything else."""
    fresh = freshness_of(index, rows, today)
    return np.float32(NAMED) + np.float32(1.0 - NAMED) * fresh


def _rest(reading: Reading, evidence: Evidence, index: Index) -> Answers:
    if _elsewhere(reading):
        return NOBODY
    if _only_circumstance(reading, evidence):
        return _by_circumstance(reading, evidence, index)
    if _answered(reading, evidence, index):
        return _by_topic(reading, evidence, index)
    return NOBODY


def _best(answers: Answers, reading: Reading, index: Index, today: date, depth: int) -> tuple[Places, Weights]:
    """The `depth` best after all that surrounds the wish.

    That is looked at for the most promising first, and then for those that might still come among the best of these.
    """

    def scored(rows: Places) -> Weights:
        around = factors(reading, index, rows, today)
        found: Weights = np.round(answers.worth(rows) * around, DECIMALS)
        return found

    rows = answers.rows
    if len(rows) <= FIRST or depth > FIRST:
        return _deepest(rows, scored(rows), index, depth)
    most = _where(answers, reading, index)
    promising = np.sort(np.argpartition(-most, FIRST)[:FIRST])
    first = rows.take(promising)
    scores = scored(first)
    perhaps = most >= float(np.partition(scores, -depth)[-depth]) - ROUNDED
    perhaps[promising] = False
    others = rows.take(np.flatnonzero(perhaps))
    return _deepest(np.append(first, others), np.append(scores, scored(others)), index, depth)


def _where(answers: Answers, reading: Reading, index: Index) -> Weights:
    """The most that each may be worth where it is: of all that surrounds a wish a place leaves fewest."""
    return answers.most * places_of(reading, index, answers.rows) if reading.where else answers.most


def _deepest(rows: Places, scores: Weights, index: Index, depth: int) -> tuple[Places, Weights]:
    if len(rows) <= depth:
        return rows, scores
    enough = np.flatnonzero(scores >= np.partition(scores, -depth)[-depth])
    order = enough[np.lexsort((index.keys_of(rows[enough]), -scores[enough]))[:depth]]
    return rows[order], scores[order]


def _by_topic(reading: Reading, evidence: Evidence, index: Index) -> Answers:
    topics = reading.topics
    some = evidence[topics[0]] >= SOME
    for slot in topics[1:]:
        some |= evidence[slot] >= SOME
    rows = np.flatnonzero(some)
    weights = {slot: slot.weight * _specific(found, len(index)) for slot, found in evidence.items()}
    group = all(_names_a_group(slot) for slot in topics)

    def told(found: Weights, rows: Places) -> Weights:
        found *= np.float32(BELOW_A_NAME)
        if group:
            found *= index.leisure.take(rows) / np.float32(LEISURELY)
        return found

    def worth(rows: Places) -> Weights:
        return told(combine(rows, evidence, topics, weights), rows)

    if len(rows) <= FIRST:
        return Answers(rows, np.ones(len(rows), np.float32), worth)
    return Answers(rows, told(at_most(evidence, topics, weights).take(rows), rows), worth)


def _names_a_group(slot: Slot) -> bool:
    """Whether a slot says for whom, and nothing of what is sought."""
    return slot.kind == "audiences" or (bool(slot.concepts) and set(slot.concepts) <= CULTURES)


def _specific(found: Weights, total: int) -> float:
    """What few listings answer tells more of what is wanted than what every third one does."""
    clear = int(np.count_nonzero(found >= CLEARLY))
    return COMMON + (1.0 - COMMON) * math.log((total + 1) / (clear + 1)) / math.log(total + 1)


def _only_circumstance(reading: Reading, evidence: Evidence) -> bool:
    """Whether a query names a time, a place or a condition and no wish: "vrijdagavond weg", "gratis cursus"."""
    if not (reading.where or reading.when or reading.conditions):
        return not reading.topics
    wishes = [slot for slot in reading.topics if slot.kind != "generic"]
    return all(slot.kind == "word" and SOME < best(evidence, slot) < PLAINLY for slot in wishes)


def _answered(reading: Reading, evidence: Evidence, index: Index) -> bool:
    """Whether anything that was asked for exists here. Only a form ("een cursus") is no wish.

    What nobody here offers, said in a few words, is the wish: what is wide beside it ("iets leren") answers nothing,
    nor does what it is for ("rijles voor mensen met faalangst").
    """
    topics = reading.topics
    concepts = [slot for slot in topics if slot.concepts] or _telling(topics)
    enough = [slot for slot in concepts if best(evidence, slot) >= _least(slot)]
    absent = {slot.kind for slot in topics if slot.kind in ASKED and best(evidence, slot) < SOME}
    if absent and len(reading.words) < SENTENCE and not is_about_somebody(reading.words):
        enough = [slot for slot in enough if slot.kind == "word" or not is_wide(slot, index)]
    if absent - {"word"} and len(reading.words) < SENTENCE and SOMEBODY.isdisjoint(reading.words):
        enough = [slot for slot in enough if slot.kind in ASKED]
    return topics[0].kind != "generic" and bool(enough)


def _least(slot: Slot) -> float:
    """What the best answer to a slot must be worth. That a word was mended is no reason to be silent."""
    return (SOME_HELP if slot.kind in NEEDS else ENOUGH) * (slot.sure if slot.covers else 1.0)


def _telling(topics: tuple[Slot, ...]) -> list[Slot]:
    """Of words without a meaning of their own those that tell most: one of them must be here."""
    most = max(slot.weight for slot in topics)
    return [slot for slot in topics if slot.weight >= most * TELLING]


def _elsewhere(reading: Reading) -> bool:
    """Whether a town was asked for that the map does not cover; what is online reaches it all the same."""
    online = any(condition.code == "online" for condition in reading.conditions)
    return bool(reading.where) and all(where.place.outside for where in reading.where) and not online


def _by_circumstance(reading: Reading, evidence: Evidence, index: Index) -> Answers:
    """Only a time, a place or a price: everything that meets it, leisure before support, services and tasks."""
    if not (reading.where or reading.when or reading.conditions):
        return NOBODY
    found = index.leisure
    if evidence:
        found = found * (np.float32(1.0 - FORM) + np.float32(FORM) * np.max(list(evidence.values()), axis=0))
    rows = index.rows.astype(np.intp)
    return Answers(rows, found.take(rows), found.take)
