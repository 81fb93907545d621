"""How well listings meet what surrounds a wish: place, time, conditions, for whom, room, freshness. Factors to 1.

Where, When and Condition say of one listing how well it fits (`factor`). Here that is asked once for each value that
listings share: for a schedule, not for every listing with that schedule.
"""

from dataclasses import replace
from datetime import date

import numpy as np

from social_map.search.columns import Columns
from social_map.search.index import Index
from social_map.search.postings import NO_WEIGHTS, Rows, Weights, weights_at
from social_map.search.reading import Reading
from social_map.search.segment import Segment
from social_map.search.welcome import MEANT

NEGLECTED, NEVER, OLDEST = 0.8, 0.97, 730  # factors; days
SAME_AS = 0.7
OPPOSITE, REFUSED = 0.3, 0.8
_OPPOSITES = (("mannen", "vrouwen"), ("vrouwen", "mannen"), ("ouderen", "jongeren"), ("jongeren", "ouderen"))
GIVES, MAY_GIVE = 0.8, 0.5  # how strongly a need calls for helping others
TASK, PERHAPS_A_TASK, NO_TASK = 0.45, 0.75, 0.65
AGE = "age"


def factors(reading: Reading, index: Index, rows: Rows, today: date) -> Weights:
    """Everything around the wish, multiplied, for these rows (in order)."""
    found = [_in_segment(reading, segment, here, today) for segment, here in index.split(rows)]
    return np.concatenate(found) if found else NO_WEIGHTS


def places_of(reading: Reading, index: Index, rows: Rows) -> Weights:
    """How well these rows (in order) fit the places that were asked for."""
    found = [_where(reading, segment.columns, here) for segment, here in index.split(rows)]
    return np.concatenate(found) if found else NO_WEIGHTS


def freshness_of(index: Index, rows: Rows, today: date) -> Weights:
    """How fresh these rows (in order) are; see `freshness`."""
    found = [freshness(segment.columns, here, today) for segment, here in index.split(rows)]
    return np.concatenate(found) if found else NO_WEIGHTS


def _in_segment(reading: Reading, segment: Segment, rows: Rows, today: date) -> Weights:
    columns = segment.columns
    found: Weights = columns.room.take(rows) * freshness(columns, rows, today)
    if reading.where:
        found *= _where(reading, columns, rows)
    if reading.when is not None:
        found *= columns.schedule.factors(rows, replace(reading.when, covers=frozenset()), reading.when.judge())
    for each in reading.conditions:
        shared = columns.ages if each.code == AGE else columns.terms
        found *= shared.factors(rows, replace(each, covers=frozenset()), each.factor)
    for code in reading.unwanted:
        found *= 1.0 - np.float32(REFUSED) * np.minimum(1.0, weights_at(segment.concepts.of(code), rows))
    return found * _for_whom(reading, segment, rows) * _giving(reading, segment, rows)


def _where(reading: Reading, columns: Columns, rows: Rows) -> Weights:
    found: Weights = np.max([where.factors(columns, rows) for where in reading.where], axis=0)
    return found


def freshness(columns: Columns, rows: Rows, today: date) -> Weights:
    """At most three per cent, for it decides between equals only; but what nobody looks after goes under."""
    day = today.toordinal()
    confirmed = columns.confirmed.take(rows)  # day 1 where it never was: older than the oldest
    age = np.minimum(1.0, np.maximum(0, day - confirmed).astype(np.float32) / OLDEST)
    found: Weights = np.float32(1.0) - np.float32(1.0 - NEVER) * age
    found[columns.neglected.take(rows) <= day] = NEGLECTED
    return found


def _for_whom(reading: Reading, segment: Segment, rows: Rows) -> Weights:
    """Someone outside the group a listing is meant for is not sent there."""
    asked = {code for slot in reading.slots for code in slot.concepts}
    lexicon = segment.lexicon
    found = segment.welcome.factors(asked.union(*(lexicon.answers[code] for code in asked)), rows)
    for mine, other in _OPPOSITES:
        if mine in asked and other not in asked:
            theirs = weights_at(segment.concepts.of(other), rows)
            ours = weights_at(segment.concepts.of(mine), rows)
            found[(theirs >= np.float32(MEANT)) & (ours < theirs * np.float32(SAME_AS))] *= OPPOSITE
    return found


def _giving(reading: Reading, segment: Segment, rows: Rows) -> Weights:
    """Helping and being helped are different wishes."""
    codes = {code for slot in reading.slots for code in slot.concepts}
    lexicon = segment.lexicon
    asked = not codes.isdisjoint(lexicon.tasks)
    wanted = max((lexicon.answers[code].get(task, 0.0) for code in codes for task in lexicon.tasks), default=0.0)
    giving = 1.0 if wanted >= GIVES else PERHAPS_A_TASK if wanted >= MAY_GIVE else TASK
    return np.array([NO_TASK if asked else 1.0, giving], np.float32).take(segment.columns.volunteer.take(rows))
