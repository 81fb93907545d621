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
from social_map.search.slots import (
    TOPICS,
    Slot,
    beside_money,
    closeness,
    of_age,
    of_hunches,
    of_matches,
    of_newcomer,
    of_online,
    of_sex,
    of_somebody,
    of_words,
    without_tongues,
)
from social_map.search.stopwords import BETWEEN, HAVING, IDIOMS, KIN, KIN_DOES, NONE, OWNERS, UNABLE, UNWANTED
from social_map.search.tagging import CULTURES
from social_map.search.times import When
from social_map.text import fold, words

__all__ = ["TOPICS", "Reading", "Slot", "read"]
GROUPS = frozenset({"activities", "audiences"})
REFUSABLE = frozenset({"activities", "audiences"})
FORMS = frozenset({"groep", "cursus"})
NEAR, FAR = 9, 14  # words between the parts of a pattern
MOST_BETWEEN = 2
APART = 0.4  # how closely words stand together that may have been said of different things
CALLS = 0.7  # how strongly a need calls for something that it cannot be refused


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
    heard = index.lexicon.matcher.find(tokens, window=max(NEAR, min(len(tokens), FAR)))
    matches = _strongest(index.lexicon, heard | index.lexicon.loosely.find(tokens))
    if when is not None and when.part == "nacht" and any(when.covers < match.covers for match in matches):
        when = None
    if when is None and (part := times.part_named_in(tokens)) is not None:
        when = When(part=part)
    sayings = _sayings(tokens)
    matches = [match for match in matches if not any(_breaks(match.covers, saying) for saying in sayings)]
    taken = set(conditions.numbers(tokens))
    taken.update(*(place.covers for place in where), when.covers if when else ())
    matches = [match for match in matches if not match.covers <= taken]
    kinds = index.lexicon.concepts
    asked = [match for match in matches if kinds[match.owner].kind == "conditions"]
    said = _covered(asked)
    rest = [m for m in matches if kinds[m.owner].kind != "conditions"]
    rest = [m for m in rest if not (m.covers <= said and kinds[m.owner].kind in ("audiences", "situations", "generic"))]
    rest = [m for m in rest if not (kinds[m.owner].kind in GROUPS and _is_kin(m.covers, tokens))]
    refused = _refused(tokens, rest, index)
    asked_for = {match.owner for match in rest if match not in refused}
    slots = _slots(
        tokens, [m for m in rest if m not in refused], taken.union(said, _covered(refused), *sayings), sure, index
    )
    met = _conditions(query, asked, index)
    slots += of_hunches(tokens, taken, slots, index)
    slots += of_newcomer(tokens, slots)
    slots += of_somebody(tokens, slots, surrounded=bool(where or when))
    slots += of_online({condition.code for condition in met}, slots, index)
    slots += of_sex(tokens, slots)
    slots += of_age(next((each.amount for each in met if each.code == "age"), None), slots)
    return Reading(
        query=query,
        words=tuple(tokens),
        slots=tuple(slots),
        where=tuple(where),
        when=when,
        conditions=tuple(met),
        unwanted=tuple(dict.fromkeys(match.owner for match in refused if match.owner not in asked_for)),
        mended=mended,
    )


def _covered(matches: Sequence[Match]) -> set[int]:
    return set().union(*(match.covers for match in matches)) if matches else set()


def _sayings(tokens: Sequence[str]) -> list[frozenset[int]]:
    """Where sayings stand ("loopt in de soep"), the words of which mean nothing by themselves."""
    return [
        frozenset(range(at, at + len(saying)))
        for at, word in enumerate(tokens)
        for saying in IDIOMS.get(word, ())
        if tuple(tokens[at : at + len(saying)]) == saying
    ]


def _breaks(covers: frozenset[int], saying: frozenset[int]) -> bool:
    """Whether words are some of a saying, and not all of it: "engels … leren" in "mensen leren kennen"."""
    return bool(covers & saying) and not saying <= covers


def _strongest(lexicon: Lexicon, matches: set[Match]) -> list[Match]:
    """Longest matches first; what lies within a longer one is heard only when it is a condition or a language.

    Words that stand far apart ("kan … koken … niet") hide nothing: they may have been said of different things.
    """
    ordered = sorted(matches, key=lambda match: (-len(match.covers), sorted(match.covers), match.owner))
    kept: list[Match] = []
    hiding: list[Match] = []
    for match in ordered:
        if _stands_aside(match, lexicon, hiding) or not any(match.covers < other.covers for other in hiding):
            kept.append(match)
            hiding += [match] if closeness(match.covers) > APART else []
    return kept


def _stands_aside(match: Match, lexicon: Lexicon, hiding: Sequence[Match]) -> bool:
    """Whether it is heard beside a longer match: a condition or a language. To learn what goes online is no such wish."""
    if match.owner == "online":
        needs = (other for other in hiding if lexicon.concepts[other.owner].kind == "needs")
        return not any(match.covers <= other.covers for other in needs)
    return lexicon.concepts[match.owner].kind == "conditions" or match.owner in CULTURES


def _refused(tokens: Sequence[str], matches: Sequence[Match], index: Index) -> list[Match]:
    """As in "geen yoga", "houdt niet van sport": what follows the refusing words is not wanted.

    What somebody cannot do ("kan niet zwemmen") is a wish all the same where nothing else is said; what somebody
    has not ("heeft geen dagbesteding") is lacked, not refused; nor is what a need that was heard calls for ("kan
    niet lezen").
    """
    kinds = index.lexicon.concepts
    needed = [index.lexicon.answers[match.owner] for match in matches if kinds[match.owner].kind == "needs"]
    called_for = {code for answers in needed for code, strength in answers.items() if strength >= CALLS}
    refusable = [match for match in matches if kinds[match.owner].kind in REFUSABLE or match.owner in FORMS]
    refusable = [match for match in refusable if match.owner not in called_for]
    asked = [match for match in refusable if not _is_lacked(min(match.covers), tokens)]
    found = [match for match in asked if _follows(UNWANTED, tokens, min(match.covers))]
    unable = [match for match in refusable if match not in found and _follows(UNABLE, tokens, min(match.covers))]
    rest = [match for match in matches if match not in found and match not in unable]
    said = {match.owner for match in rest}
    elsewhere = any(kinds[code].kind in TOPICS for code in said)
    return found + [match for match in unable if elsewhere and match.owner not in said]


def _is_lacked(first: int, tokens: Sequence[str]) -> bool:
    """Whether "heeft geen" stands right before a position."""
    return first > 1 and tokens[first - 1] == NONE and tokens[first - 2] in HAVING


def _is_kin(covers: frozenset[int], tokens: Sequence[str]) -> bool:
    """Whether a single word only names somebody's parent or child: "mijn vader", "kinderen wonen ver weg"."""
    first = min(covers)
    before, after = tokens[first - 1 : first], tokens[first + 1 : first + 2]
    owned = not OWNERS.isdisjoint(before) or not KIN_DOES.isdisjoint(after)
    return len(covers) == 1 and tokens[first] in KIN and owned


def _follows(phrases: Sequence[tuple[str, ...]], tokens: Sequence[str], first: int) -> bool:
    """Whether one of these phrases stands before a position, with at most two small words between."""
    start = first
    while start > 0 and tokens[start - 1] in BETWEEN and first - start < MOST_BETWEEN:
        start -= 1
    ends = range(start, first + 1)
    return any(tuple(tokens[max(0, end - len(phrase)) : end]) == phrase for phrase in phrases for end in ends)


def _slots(
    tokens: Sequence[str], matches: Sequence[Match], taken: set[int], sure: Sequence[float], index: Index
) -> list[Slot]:
    """Slots for what means something together, then for each other word that is not small."""
    slots = of_matches(tokens, matches, sure, index)
    beside = any(slot.kind in TOPICS for slot in slots)
    slots = beside_money(slots, index)
    return without_tongues(slots + of_words(tokens, taken | _covered(matches), sure, index, beside), index)


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
