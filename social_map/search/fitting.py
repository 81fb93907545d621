"""How well a listing meets what surrounds a wish: place, time, conditions, for whom, room, freshness. Factors to 1."""

from datetime import date

from social_map.search.entry import Entry
from social_map.search.index import Index
from social_map.search.reading import Reading

FULL = {"open": 1.0, "wachtlijst": 0.93, "vol": 0.88}
PAUSED = 0.8
NEGLECTED, NEVER, OLDEST = 0.8, 0.97, 730  # factors; days
MEANT, SAME_AS = 0.85, 0.7
_OPPOSITES = (("mannen", "vrouwen"), ("vrouwen", "mannen"), ("ouderen", "jongeren"), ("jongeren", "ouderen"))
_GIVES = frozenset(("nodig_zijn", "dieren_liefde", "handig", "kleinkinderen_missen"))
MAY_GIVE = frozenset(("gepensioneerd", "structuur", "baan_kwijt", "zin_kwijt", "legenest", "muzikaal", "taal_talent"))
TASK, PERHAPS_A_TASK = 0.45, 0.75
OTHERS = 0.92  # a listing meant for a group that the query does not speak of


def factor(reading: Reading, entry: Entry, index: Index, today: date) -> float:
    """Everything around the wish, multiplied."""
    found = FULL.get(entry.capacity, 1.0) * freshness(entry, today)
    if entry.status == "paused":
        found *= PAUSED
    if reading.where:
        found *= max(where.factor(entry) for where in reading.where)
    if reading.when is not None:
        found *= reading.when.factor(entry)
    for condition in reading.conditions:
        found *= condition.factor(entry)
    for code in reading.unwanted:
        found *= 1.0 - 0.8 * min(1.0, index.by_concept.get(code, {}).get(entry.key, 0.0))
    return found * _for_whom(reading, entry, index) * _giving(reading, entry)


def freshness(entry: Entry, today: date) -> float:
    """At most three per cent, for it decides between equals only; but what nobody looks after goes under."""
    if entry.neglected:
        return NEGLECTED
    if entry.confirmed_on is None:
        return NEVER
    return 1.0 - (1.0 - NEVER) * min(1.0, max(0, (today - entry.confirmed_on).days) / OLDEST)


def _for_whom(reading: Reading, entry: Entry, index: Index) -> float:
    """Someone outside the group a listing is meant for is not sent there."""
    asked = {code for slot in reading.slots for code in slot.concepts}
    found = 1.0 if _welcome(asked, entry, index) else OTHERS
    for mine, other in _OPPOSITES:
        if mine in asked and other not in asked:
            theirs = index.by_concept.get(other, {}).get(entry.key, 0.0)
            ours = index.by_concept.get(mine, {}).get(entry.key, 0.0)
            if theirs >= MEANT and ours < theirs * SAME_AS:
                found *= 0.3
    return found


def _welcome(asked: set[str], entry: Entry, index: Index) -> bool:
    """Whether a listing is for everybody, or for a group that the query speaks of or leads to."""
    meant = {code for code in index.lexicon.situations if index.by_concept.get(code, {}).get(entry.key, 0.0) >= MEANT}
    answers = index.lexicon.answers
    return not meant or any(code in meant or not meant.isdisjoint(answers[code]) for code in asked)


def _giving(reading: Reading, entry: Entry) -> float:
    """Helping and being helped are different wishes."""
    codes = {code for slot in reading.slots for code in slot.concepts}
    asked = any(code == "vrijwilligerswerk" or code.startswith("vw_") for code in codes)
    if entry.volunteer:
        return 1.0 if asked or codes & _GIVES else PERHAPS_A_TASK if codes & MAY_GIVE else TASK
    return 0.55 if asked else 1.0
