"""How well listings meet what surrounds a wish: place, time, conditions, for whom, room, freshness. Factors to 1.

Where, When and Condition say of one listing how well it fits (`factor`). Here that is asked once for each value that
listings share: for a schedule, not for every listing with that schedule.
"""

from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from social_map.search.columns import Columns
from social_map.search.index import Index
from social_map.search.postings import NO_WEIGHTS, Numbers, Weights, weights_at
from social_map.search.reading import Reading
from social_map.search.segment import Segment

NEGLECTED, NEVER, OLDEST = 0.8, 0.97, 730  # factors; days
MEANT, SAME_AS = 0.85, 0.7
OPPOSITE, REFUSED = 0.3, 0.8
_OPPOSITES = (("mannen", "vrouwen"), ("vrouwen", "mannen"), ("ouderen", "jongeren"), ("jongeren", "ouderen"))
GIVES, MAY_GIVE = 0.8, 0.5  # how strongly a need calls for helping others
TASK, PERHAPS_A_TASK, NO_TASK = 0.45, 0.75, 0.65
OTHERS, CLOSED = 0.92, 0.85  # a listing for a group that is not spoken of; for one that others may not join
AGE = "age"
YOUNG, FOR_THE_YOUNG = "jongeren", 0.95


def factors(reading: Reading, index: Index, rows: Numbers, today: date) -> Weights:
    """Everything around the wish, multiplied, for these rows (in order)."""
    found = [_in_segment(reading, segment, here, today) for segment, here in index.split(rows)]
    return np.concatenate(found) if found else NO_WEIGHTS


def freshness_of(index: Index, rows: Numbers, today: date) -> Weights:
    """How fresh these rows (in order) are; see `freshness`."""
    found = [freshness(segment.columns, here, today) for segment, here in index.split(rows)]
    return np.concatenate(found) if found else NO_WEIGHTS


def _in_segment(reading: Reading, segment: Segment, rows: Numbers, today: date) -> Weights:
    columns = segment.columns
    found: Weights = columns.room[rows] * freshness(columns, rows, today)
    if reading.where:
        found *= np.max([where.factors(columns, rows) for where in reading.where], axis=0)
    if reading.when is not None:
        found *= columns.schedule.factors(rows, replace(reading.when, covers=frozenset()), reading.when.judge())
    for each in reading.conditions:
        shared = columns.ages if each.code == AGE else columns.terms
        found *= shared.factors(rows, replace(each, covers=frozenset()), each.factor)
    for code in reading.unwanted:
        found *= 1.0 - np.float32(REFUSED) * np.minimum(1.0, weights_at(segment.concepts.of(code), rows))
    return found * _for_whom(reading, segment, rows) * _giving(reading, segment, rows)


def freshness(columns: Columns, rows: Numbers, today: date) -> Weights:
    """At most three per cent, for it decides between equals only; but what nobody looks after goes under."""
    day = today.toordinal()
    confirmed = columns.confirmed[rows]  # day 1 where it never was: older than the oldest
    age = np.minimum(1.0, np.maximum(0, day - confirmed).astype(np.float32) / OLDEST)
    found: Weights = np.float32(1.0) - np.float32(1.0 - NEVER) * age
    found[columns.neglected[rows] <= day] = NEGLECTED
    return found


def _for_whom(reading: Reading, segment: Segment, rows: Numbers) -> Weights:
    """Someone outside the group a listing is meant for is not sent there."""
    asked = {code for slot in reading.slots for code in slot.concepts}
    lexicon = segment.lexicon
    spoken_of = asked.union(*(lexicon.answers[code] for code in asked)) & {*lexicon.situations, *lexicon.themes, YOUNG}
    found = segment.columns.remembered(("welcome", frozenset(spoken_of)), partial(_welcome, spoken_of, segment))[rows]
    for mine, other in _OPPOSITES:
        if mine in asked and other not in asked:
            theirs = weights_at(segment.concepts.of(other), rows)
            ours = weights_at(segment.concepts.of(mine), rows)
            found[(theirs >= np.float32(MEANT)) & (ours < theirs * np.float32(SAME_AS))] *= OPPOSITE
    return found


def _welcome(spoken_of: set[str], segment: Segment) -> Weights:
    """1 for a listing for everybody, or for a group that the query speaks of or leads to; less for other groups.

    A listing about a theme that the query does not speak of ("jonge mensen in rouw") is for another group as well.
    """
    known = segment.lexicon.concepts
    groups = [(_standing(known[code].closed, code in spoken_of), code) for code in segment.lexicon.situations]
    found = np.ones(len(segment), np.float32)
    for factor in (OTHERS, CLOSED, 1.0):  # whoever is in a group that is spoken of is welcome, whatever else it is for
        for code in (code for standing, code in groups if standing == factor):
            found[segment.meant_for(code, MEANT)] = factor
    for code in (code for code in segment.lexicon.themes if code not in spoken_of):
        found[segment.meant_for(code, MEANT)] *= OTHERS
    if YOUNG not in spoken_of:
        found[segment.meant_for(YOUNG, MEANT)] *= FOR_THE_YOUNG
    return found


def _standing(closed: bool, spoken_of: bool) -> float:
    return 1.0 if spoken_of else CLOSED if closed else OTHERS


def _giving(reading: Reading, segment: Segment, rows: Numbers) -> Weights:
    """Helping and being helped are different wishes."""
    codes = {code for slot in reading.slots for code in slot.concepts}
    lexicon = segment.lexicon
    asked = not codes.isdisjoint(lexicon.tasks)
    wanted = max((lexicon.answers[code].get(task, 0.0) for code in codes for task in lexicon.tasks), default=0.0)
    giving = 1.0 if wanted >= GIVES else PERHAPS_A_TASK if wanted >= MAY_GIVE else TASK
    return np.where(segment.columns.volunteer[rows], np.float32(giving), np.float32(NO_TASK if asked else 1.0))
