"""From what a coach typed to what she means: slots, each one unit of meaning, and conditions around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from social_map.search import conditions, times
from social_map.search.conditions import Condition
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.search.mending import mend
from social_map.search.patterns import Match
from social_map.search.places import Where
from social_map.search.stopwords import STOP, UNWANTED, WISH
from social_map.search.times import When
from social_map.text import fold, words

WEIGHTS = {
    "activities": 1.0,
    "needs": 1.0,
    "situations": 1.0,
    "services": 1.0,
    "audiences": 0.55,
    "generic": 0.18,
    "word": 0.9,
}
SENTENCE = 7
BESIDE = 0.4  # a word without a meaning of its own, beside one that has
REFUSABLE = frozenset({"activities", "audiences"})
TOPICS = frozenset({"activities", "needs", "situations", "services", "word"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One unit of meaning: the concepts it may be, the words it stands for, how much it counts."""

    kind: str
    covers: frozenset[int]
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    weight: float = 1.0
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one query. `mended` says which words were read as which."""

    query: str
    words: tuple[str, ...]
    slots: tuple[Slot, ...] = ()
    where: tuple[Where, ...] = ()
    when: When | None = None
    conditions: tuple[Condition, ...] = ()
    unwanted: tuple[str, ...] = ()
    mended: Mapping[str, str] = field(default_factory=dict)

    @property
    def topics(self) -> tuple[Slot, ...]:
        """The slots that say what is sought, or, where there is none, for whom, or only in what form."""
        for kinds in (TOPICS, frozenset({"audiences"}), frozenset({"generic"})):
            found = tuple(slot for slot in self.slots if slot.kind in kinds)
            if found:
                return found
        return ()


def read(query: str, index: Index, today: date) -> Reading:
    """Understand a query against what is on the map today."""
    typed = words(query[:600])
    tokens, sure, mended = mend(typed, index)
    where = index.gazetteer.read(tokens)
    when = times.read(tokens, today)
    matches = _strongest(index.lexicon, index.lexicon.matcher.find(tokens, window=max(9, min(len(tokens), 14))))
    if when is not None and any(when.covers < match.covers for match in matches):
        when = None
    taken = set(conditions.numbers(tokens))
    taken.update(*(place.covers for place in where), when.covers if when else ())
    matches = [match for match in matches if not match.covers <= taken]
    kinds = index.lexicon.concepts
    asked = [match for match in matches if kinds[match.owner].kind == "conditions"]
    said = _covered(asked)
    rest = [m for m in matches if kinds[m.owner].kind != "conditions"]
    rest = [m for m in rest if not (m.covers <= said and kinds[m.owner].kind in ("audiences", "situations", "generic"))]
    refused = _refused(tokens, rest, index)
    slots = _slots(tokens, [m for m in rest if m not in refused], taken | said, sure, index)
    return Reading(
        query=query,
        words=tuple(tokens),
        slots=tuple(slots),
        where=tuple(where),
        when=when,
        conditions=tuple(_conditions(query, asked, index)),
        unwanted=tuple(dict.fromkeys(match.owner for match in refused)),
        mended=mended,
    )


def _covered(matches: Sequence[Match]) -> set[int]:
    return set().union(*(match.covers for match in matches)) if matches else set()


def _strongest(lexicon: Lexicon, matches: set[Match]) -> list[Match]:
    """Longest matches first; one whose words all lie within a longer one is heard only when it is a condition."""
    ordered = sorted(matches, key=lambda match: (-len(match.covers), sorted(match.covers), match.owner))
    kept: list[Match] = []
    for match in ordered:
        condition = lexicon.concepts[match.owner].kind == "conditions"
        if condition or not any(match.covers < other.covers for other in kept):
            kept.append(match)
    return kept


def _refused(tokens: Sequence[str], matches: Sequence[Match], index: Index) -> list[Match]:
    """As in "geen yoga", "houdt niet van sport": what follows the refusing words is not wanted."""
    found = []
    for match in matches:
        first = min(match.covers)
        before = tuple(tokens[max(0, first - 3) : first])
        if index.lexicon.concepts[match.owner].kind in REFUSABLE and any(
            before[-len(phrase) :] == phrase or before[-len(phrase) - 1 : -1] == phrase for phrase in UNWANTED
        ):
            found.append(match)
    return found


def _slots(
    tokens: Sequence[str], matches: Sequence[Match], taken: set[int], sure: Sequence[float], index: Index
) -> list[Slot]:
    """One slot for each set of words that mean something together, one for each other word that is not small."""
    groups: dict[frozenset[int], list[str]] = {}
    for match in matches:
        groups.setdefault(match.covers, []).append(match.owner)
    wish = _wish_starts(tokens)
    slots = [_concept_slot(tokens, covers, owners, sure, wish, index) for covers, owners in groups.items()]
    heard = taken | _covered(matches)
    beside = BESIDE if any(slot.kind in TOPICS for slot in slots) else 1.0
    for position, word in enumerate(tokens):
        if position not in heard and word not in STOP and len(word) > 1:
            weight = WEIGHTS["word"] * max(0.15, index.rarity(word)) * (1.0 if len(tokens) < SENTENCE else 0.4) * beside
            slots.append(Slot("word", frozenset({position}), (), (word,), weight, sure[position]))
    return slots


def _concept_slot(  # noqa: PLR0917  six facts of one reading
    tokens: Sequence[str],
    covers: frozenset[int],
    owners: Sequence[str],
    sure: Sequence[float],
    wish: int | None,
    index: Index,
) -> Slot:
    owners = index.lexicon.most_specific(owners)
    kinds = [index.lexicon.concepts[owner].kind for owner in owners]
    kind = max(kinds, key=lambda k: WEIGHTS[k])
    content = tuple(tokens[p] for p in sorted(covers) if tokens[p] not in STOP)
    weight = WEIGHTS[kind]
    if wish is not None:
        weight *= 1.25 if min(covers) > wish else 0.85
    return Slot(kind, covers, tuple(owners), content, weight, min(sure[p] for p in covers))


def _wish_starts(tokens: Sequence[str]) -> int | None:
    """Where in a sentence the wish begins: after its first "wil", "zoekt", "graag" …."""
    if len(tokens) < SENTENCE:
        return None
    return next((position for position, word in enumerate(tokens) if word in WISH), None)


def _conditions(query: str, asked: Sequence[Match], index: Index) -> list[Condition]:
    found = [Condition(m.owner, index.lexicon.label(m.owner), None, m.covers) for m in asked]
    cents = conditions.max_cost(query)
    if cents is not None:
        found.append(Condition("max_cost", "prijs", cents))
    years = conditions.age(fold(query))
    if years is not None:
        found.append(Condition("age", "leeftijd", years))
    unique: dict[str, Condition] = {}
    for condition in found:
        unique.setdefault(condition.code, condition)
    return list(unique.values())
