"""Spoken words for kinds and statuses, found in a line."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from foundation.language.data import table
from foundation.language.folding import fold

_FORGIVING = 6  # letters from which on one wrong letter is forgiven
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Phrase:
    """A phrase found at [start, end): `code` of the list `field` (kind or status)."""

    field: str
    code: str
    start: int
    end: int


def find(text: str) -> list[Phrase]:
    """All phrases in `text`, the longest first where they overlap, in order of place."""
    tokens = [(found[0], found.start(), found.end()) for found in _WORD.finditer(fold(text))]
    found: list[Phrase] = []
    place = 0
    while place < len(tokens):
        phrase, used = _at(tokens, place)
        if phrase:
            found.append(phrase)
        place += used
    return found


def is_plan(text: str, start: int) -> bool:
    """Whether what starts here follows a word of wishing within its clause: `wil graag op dinsdag`."""
    clause = re.split(r"[,.;!?\n]", fold(text[:start]))[-1]
    return not set(_WORD.findall(clause)).isdisjoint(vocabulary()["wishes"]["words"])


def is_denied(text: str, start: int) -> bool:
    """Whether the word right before is a negation: `niet gebeld`."""
    before = _WORD.findall(fold(text[:start]))
    return bool(before) and before[-1] in vocabulary()["plans"]["negations"]


def tells_plan(text: str) -> bool:
    """Whether the line tells of what was planned, and so may not have happened yet."""
    return not set(_WORD.findall(fold(text))).isdisjoint(vocabulary()["plans"]["words"])


def vocabulary() -> dict[str, Any]:
    """The file words.toml."""
    return table("casework.session_lines", "words.toml")


def _at(tokens: list[tuple[str, int, int]], place: int) -> tuple[Phrase | None, int]:
    for length in range(min(_longest(), len(tokens) - place), 0, -1):
        said = " ".join(token for token, _, _ in tokens[place : place + length])
        meaning = _meanings().get(said) or (_misspelt(said) if length == 1 else None)
        if meaning:
            return Phrase(*meaning, tokens[place][1], tokens[place + length - 1][2]), length
    return None, 1


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    return {
        phrase: (field, code)
        for field in ("status", "kind")
        for code, phrases in vocabulary()[field].items()
        for phrase in phrases
    }


@cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in _meanings())


@cache
def _misspelt(word: str) -> tuple[str, str] | None:
    if len(word) < _FORGIVING or word in vocabulary()["ordinary"]["words"]:
        return None
    from rapidfuzz.distance import OSA

    for phrase, meaning in _meanings().items():
        if len(phrase) >= _FORGIVING and phrase[0] == word[0] and OSA.distance(phrase, word, score_cutoff=1) <= 1:
            return meaning
    return None
