"""From what a coach typed to what she means: slots, each one unit of meaning, and conditions around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from social_map.search import conditions, times
from social_map.search.conditions import Condition
from social_map.search.hearing import breaks, is_kin, refused, sayings_in, strongest
from social_map.search.index import Index
from social_map.search.mending import mend
from social_map.search.numerals import in_figures
from social_map.search.patterns import Match
from social_map.search.places import Where
from social_map.search.slots import (
    TOPICS,
    Slot,
    beside_money,
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
from social_map.search.times import When
from social_map.text import fold, words

__all__ = ["TOPICS", "Reading", "Slot", "read"]
GROUPS = frozenset({"activities", "audiences"})
NEAR, FAR = 9, 14  # words between the parts of a pattern


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
    said = _aged(query)
    typed = words(said[:600])
    tokens, sure, mended = mend(typed, index)
    where = index.gazetteer.read(tokens)
    when = times.read(tokens, today)
    heard = index.lexicon.matcher.find(tokens, window=max(NEAR, min(len(tokens), FAR)))
    matches = strongest(index.lexicon, heard | index.lexicon.loosely.find(tokens))
    if when is not None and _happens_then(when, tokens) and any(when.covers < match.covers for match in matches):
        when = None
    if when is None and (part := times.part_named_in(tokens)) is not None:
        when = When(part=part)
    sayings = sayings_in(tokens)
    matches = [match for match in matches if not any(breaks(match.covers, saying) for saying in sayings)]
    taken = set(conditions.numbers(tokens))
    taken.update(*(place.covers for place in where), when.covers if when else ())
    matches = [match for match in matches if not match.covers <= taken]
    kinds = index.lexicon.concepts
    asked = [match for match in matches if kinds[match.owner].kind == "conditions"]
    conditioned = _covered(asked)
    rest = [m for m in matches if kinds[m.owner].kind != "conditions"]
    rest = [
        m
        for m in rest
        if not (m.covers <= conditioned and kinds[m.owner].kind in ("audiences", "situations", "generic"))
    ]
    rest = [m for m in rest if not (kinds[m.owner].kind in GROUPS and is_kin(m.covers, tokens))]
    unwanted = refused(tokens, rest, index)
    asked_for = {match.owner for match in rest if match not in unwanted}
    asked_for.update(*map(index.lexicon.above, tuple(asked_for)))  # "koor zonder noten" is music all the same
    slots = _slots(
        tokens,
        [m for m in rest if m not in unwanted],
        taken.union(conditioned, _covered(unwanted), *sayings),
        sure,
        index,
    )
    met = _conditions(said, asked, index)
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
        unwanted=tuple(dict.fromkeys(match.owner for match in unwanted if match.owner not in asked_for)),
        mended=mended,
    )


def _aged(query: str) -> str:
    """The query, with its numbers in figures where only then an age stands in it: "een jongen van negentien"."""
    figures = in_figures(fold(query))
    return figures if conditions.age(figures) and not conditions.age(fold(query)) else query


def _happens_then(when: When, tokens: Sequence[str]) -> bool:
    """Whether a time within a phrase only says when it happens: "ligt 's nachts te malen", "om 3 uur wakker"."""
    return when.part == "nacht" or (not when.days and any(tokens[position].isdigit() for position in when.covers))


def _covered(matches: Sequence[Match]) -> set[int]:
    return set().union(*(match.covers for match in matches)) if matches else set()


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
