"""Practices that may be one, written in two ways: said, never joined."""

from collections.abc import Collection, Iterable
from itertools import combinations

from rapidfuzz import fuzz

from casework.exchange.sheets import vocabulary
from casework.exchange.sheets.doubts import MOST as DOUBTS
from casework.exchange.sheets.doubts import Doubt, say
from foundation.language import data
from foundation.words import label
from social_map.exchange.cells.columns import plain

ALIKE, MOST = 90, 300


def pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names that differ in capitals, signs, a letter or a word such as "praktijk"; none of more than 300 names."""
    bare = {name: _bare(name) for name in sorted(set(names)) if name}
    if len(bare) > MOST:
        return []
    return [
        (one, other)
        for one, other in combinations(bare, 2)
        if one.casefold() != other.casefold() and _may_be_one(bare[one], bare[other])
    ]


def doubts(pairs: Iterable[tuple[str, str]], known: Collection[str]) -> list[Doubt]:
    """Whoever knows says whether they are one. A name that is `known` already is the one that stays."""
    what, found = vocabulary.names()["practice"], []
    for one, other in pairs:
        stay = [name for name in (one, other) if name in known and {one, other} - {*known}] or [one, other]
        gone = {one: other, other: one}
        same = [(say("same", name=name), (what, gone[name], name)) for name in stay]
        two = (say("two"), (label("casework", "sheet.apart"), one, other))
        found.append(Doubt(say("practice", one=one, other=other), (*same, two)))
    return found[:DOUBTS]


def _may_be_one(one: str, other: str) -> bool:
    numbers = [[word for word in each.split() if word.isdigit()] for each in (one, other)]
    return bool(one) and numbers[0] == numbers[1] and fuzz.ratio(one, other) >= ALIKE


def _bare(name: str) -> str:
    said = data.table("casework.exchange.sheets", "values.toml")["practices"]["say_nothing"]
    return " ".join(word for word in plain(name).split() if word not in plain(said).split())
