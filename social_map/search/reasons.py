"""Why a hit is there and what does not fit, in a few short Dutch words built from labels."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from foundation.words import label, labels
from foundation.words.filters import euros
from social_map.search import times
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.search.postings import weights_at
from social_map.search.ranking import Scored
from social_map.search.reading import Reading, Slot

NEEDS, HELP = frozenset({"needs", "situations"}), frozenset({"activities", "services"})
CLEAR, MET, UNKNOWN = 0.3, 0.9, 0.4
MOST = 5
About: TypeAlias = Mapping[str, float]  # concept → how strongly (0–1)


def abouts(hits: Sequence[Scored], reading: Reading, index: Index) -> list[About]:
    """What each of these hits is about, of all that may answer what was asked."""
    codes = {code: None for slot in reading.slots for asked in slot.concepts for code in index.lexicon.answers[asked]}
    rows = np.array([hit.row for hit in hits], np.int32)
    order = np.argsort(rows)
    parts = list(index.split(rows[order]))
    found = np.zeros((len(codes), len(hits)), np.float32)
    for number, code in enumerate(codes if parts else ()):
        found[number, order] = np.concatenate([weights_at(each.concepts.of(code), here) for each, here in parts])
    return [dict(zip(codes, strengths, strict=True)) for strengths in found.T.tolist()]


def why(hit: Scored, reading: Reading, lexicon: Lexicon, about: About) -> tuple[str, ...]:
    """The reasons, the strongest first; conditions after them; what does not fit last."""
    topics = sorted((slot for slot in hit.evidence if hit.evidence[slot] >= CLEAR), key=lambda s: -hit.evidence[s])
    found = [_topic(slot, lexicon, about) for slot in topics]
    around = [text for text, _ in _circumstances(hit, reading)]
    return tuple(dict.fromkeys([*found, *around, *_warnings(hit)]))[: MOST + 2]


def against(hit: Scored, reading: Reading) -> tuple[str, ...]:
    """Of these reasons the ones that speak against it, or of which nobody knows."""
    around = [text for text, fits in _circumstances(hit, reading) if not fits]
    return tuple(dict.fromkeys([*around, *_warnings(hit)]))


def _topic(slot: Slot, lexicon: Lexicon, about: About) -> str:
    """What of a listing answers a slot: the thing itself, or what helps and with what: "wandelen (somberheid)"."""
    if not slot.concepts:
        return f"“{' '.join(slot.words)}”"
    asked, found = max(
        ((code, other) for code in slot.concepts for other in lexicon.answers[code]),
        key=lambda pair: lexicon.answers[pair[0]][pair[1]] * about[pair[1]],
    )
    what = lexicon.label(asked)
    if found == asked or lexicon.concepts[asked].kind not in NEEDS or lexicon.concepts[found].kind not in HELP:
        return what
    return say("helps", what=lexicon.label(found), need=what)


def _circumstances(hit: Scored, reading: Reading) -> list[tuple[str, bool]]:
    """What is said of place, time and conditions, and whether it fits."""
    entry, found = hit.entry, list[tuple[str, bool]]()
    for where in reading.where:
        inside = where.factor(entry) >= 1.0
        place = entry.neighbourhood or entry.municipality
        found.append((say("in_place" if inside else "elsewhere", place=place), inside))
    if reading.when is not None:
        fits = reading.when.factor(entry) >= 1.0
        asked = times.label(reading.when)
        found.append((asked if fits else _not_then(asked), fits))
    for condition in reading.conditions:
        factor = condition.factor(entry)
        text = _amount(condition.code, condition.label, condition.amount)
        said = text if factor >= MET else say("unsure" if factor >= UNKNOWN else "not_met", what=text)
        found.append((said, factor >= MET))
    return found


def _not_then(asked: str) -> str:
    """That it is at another time: not "op" a part of the day, which has words of its own."""
    return labels("social_map")["other_part"].get(asked) or say("other_time", time=asked)


def _amount(code: str, text: str, amount: int | None) -> str:
    if amount is None:
        return text
    return say("max_cost", amount=euros(amount)) if code == "max_cost" else say("age", years=str(amount))


def _warnings(hit: Scored) -> list[str]:
    entry = hit.entry
    found = []
    if entry.capacity != "open":
        found.append(label("social_map", f"capacity.{entry.capacity}"))
    if entry.status == "paused":
        found.append(label("social_map", "status.paused"))
    if entry.neglected:
        found.append(label("social_map", "freshness.doubted" if entry.doubted else "freshness.neglected"))
    return found


def say(key: str, **facts: str) -> str:
    """A reason from the labels, filled in."""
    return label("social_map", f"why.{key}").format(**facts)
