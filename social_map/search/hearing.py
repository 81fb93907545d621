"""Which of the phrases found in a query were meant: the longest, none within a saying, none that was refused."""

from collections.abc import Sequence

from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.search.patterns import Match
from social_map.search.slots import TOPICS, closeness
from social_map.search.stopwords import (
    BETWEEN,
    DARES,
    HAVING,
    IDIOMS,
    KIN,
    KIN_DOES,
    NONE,
    OWNERS,
    UNABLE,
    UNWANTED,
)
from social_map.search.tagging import CULTURES

REFUSABLE = frozenset({"activities", "audiences"})
FORMS = frozenset({"groep", "cursus"})
MOST_BETWEEN = 2  # small words between what refuses and what is refused
THERE = "naar"
DARING = 4  # words between who dares not and what
APART = 0.4  # how closely words stand together that may have been said of different things
CALLS = 0.7  # how strongly a need calls for something that it cannot be refused


def strongest(lexicon: Lexicon, matches: set[Match]) -> list[Match]:
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
    """Whether it is heard beside a longer match: a condition or a language. Who learns to go online asks neither."""
    if match.owner == "online":
        needs = (other for other in hiding if lexicon.concepts[other.owner].kind == "needs")
        return not any(match.covers <= other.covers for other in needs)
    return lexicon.concepts[match.owner].kind == "conditions" or match.owner in CULTURES


def sayings_in(tokens: Sequence[str]) -> list[frozenset[int]]:
    """Where sayings stand ("loopt in de soep"), the words of which mean nothing by themselves."""
    return [
        frozenset(range(at, at + len(saying)))
        for at, word in enumerate(tokens)
        for saying in IDIOMS.get(word, ())
        if tuple(tokens[at : at + len(saying)]) == saying
    ]


def breaks(covers: frozenset[int], saying: frozenset[int]) -> bool:
    """Whether words are some of a saying, and not all of it: "engels … leren" in "mensen leren kennen"."""
    return bool(covers & saying) and not saying <= covers


def is_kin(covers: frozenset[int], tokens: Sequence[str]) -> bool:
    """Whether a single word only names somebody's parent or child: "mijn vader", "kinderen wonen ver weg"."""
    first = min(covers)
    before, after = tokens[first - 1 : first], tokens[first + 1 : first + 2]
    owned = not OWNERS.isdisjoint(before) or not KIN_DOES.isdisjoint(after)
    return len(covers) == 1 and tokens[first] in KIN and owned


def refused(tokens: Sequence[str], matches: Sequence[Match], index: Index) -> list[Match]:
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
    unable = [match for match in refusable if match not in found and _is_out_of_reach(min(match.covers), tokens)]
    rest = [match for match in matches if match not in found and match not in unable]
    said = {match.owner for match in rest}
    elsewhere = any(kinds[code].kind in TOPICS for code in said)
    return found + [match for match in unable if elsewhere and match.owner not in said]


def _is_out_of_reach(first: int, tokens: Sequence[str]) -> bool:
    """Whether "kan niet" stands before a position.

    Who dares not ("durft niet te sporten") or cannot get there ("kan niet meer naar de kerk") wants to all the same.
    """
    before = tokens[max(0, first - DARING) : first]
    wants = not DARES.isdisjoint(before) or THERE in before[-MOST_BETWEEN:]
    return not wants and _follows(UNABLE, tokens, first)


def _is_lacked(first: int, tokens: Sequence[str]) -> bool:
    """Whether "heeft geen" stands right before a position."""
    return first > 1 and tokens[first - 1] == NONE and tokens[first - 2] in HAVING


def _follows(phrases: Sequence[tuple[str, ...]], tokens: Sequence[str], first: int) -> bool:
    """Whether one of these phrases stands before a position, with at most two small words between."""
    start = first
    while start > 0 and tokens[start - 1] in BETWEEN and first - start < MOST_BETWEEN:
        start -= 1
    ends = range(start, first + 1)
    return any(tuple(tokens[max(0, end - len(phrase)) : end]) == phrase for phrase in phrases for end in ends)
