"""Why a hit is there and what does not fit, in a few short Dutch words built from labels."""

from collections.abc import Mapping
from functools import lru_cache

from foundation.words import label, labels
from foundation.words.filters import euros
from social_map.search import times
from social_map.search.entry import Entry
from social_map.search.lexicon import Lexicon
from social_map.search.ranking import Scored
from social_map.search.reading import Reading, Slot
from social_map.search.tagging import tagger_of

NEEDS, HELP = frozenset({"needs", "situations"}), frozenset({"activities", "services"})
CLEAR, MET, UNKNOWN = 0.3, 0.9, 0.4
MOST = 5


def why(hit: Scored, reading: Reading, lexicon: Lexicon) -> tuple[str, ...]:
    """The reasons, the strongest first; conditions after them; what does not fit last."""
    topics = sorted((slot for slot in hit.evidence if hit.evidence[slot] >= CLEAR), key=lambda s: -hit.evidence[s])
    found = [_topic(slot, hit.entry, lexicon) for slot in topics]
    around = [text for text, _ in _circumstances(hit, reading)]
    return tuple(dict.fromkeys([*found, *around, *_warnings(hit)]))[: MOST + 2]


def against(hit: Scored, reading: Reading) -> tuple[str, ...]:
    """Of these reasons the ones that speak against it, or of which nobody knows."""
    around = [text for text, fits in _circumstances(hit, reading) if not fits]
    return tuple(dict.fromkeys([*around, *_warnings(hit)]))


def _topic(slot: Slot, entry: Entry, lexicon: Lexicon) -> str:
    """What of a listing answers a slot: the thing itself, or what helps and with what: "wandelen (somberheid)"."""
    if not slot.concepts:
        return f"“{' '.join(slot.words)}”"
    tags = _tags(entry, lexicon)
    asked, found = max(
        ((code, other) for code in slot.concepts for other in lexicon.answers[code]),
        key=lambda pair: lexicon.answers[pair[0]][pair[1]] * tags.get(pair[1], 0.0),
    )
    what = lexicon.label(asked)
    if found == asked or lexicon.concepts[asked].kind not in NEEDS or lexicon.concepts[found].kind not in HELP:
        return what
    return say("helps", what=lexicon.label(found), need=what)


@lru_cache(maxsize=2_000)
def _tags(entry: Entry, lexicon: Lexicon) -> Mapping[str, float]:
    return tagger_of(lexicon).read(entry)[0]


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
