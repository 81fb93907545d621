"""Mending what was typed: typos, missing and extra spaces, phonetic spelling, compounds nobody wrote before."""

import re
from collections.abc import Iterable
from functools import lru_cache

import simplemma
from rapidfuzz import process
from rapidfuzz.distance import OSA

from social_map.text import stem

SHORTEST, WORD, COMPOUND, FAR = 4, 3, 7, 3  # letters
EDITS = {1: 4, 2: 9, 3: 600}  # wrong letters allowed in words of up to so many
_SOUNDS = (
    (r"sch|sj", "sg"), (r"ij|ei|y", "y"), (r"ou|au", "ou"), (r"ch|g", "g"), (r"qu", "kw"),
    (r"ck|c(?=[aoukrlt])|q", "k"),
    (r"c(?=[eiy])|z", "s"), (r"ph|v", "f"), (r"th", "t"), (r"x", "ks"), (r"dt\b|d\b", "t"), (r"ea|ee", "e"),
    (r"oe", "u"), (r"ie", "i"), (r"uu", "u"), (r"(.)\1", r"\1"),
)  # fmt: skip
_RULES = [(re.compile(pattern), by) for pattern, by in _SOUNDS]


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Words that sound alike in Dutch get the same key: "brijen" and "breien"."""
    for pattern, by in _RULES:
        word = pattern.sub(by, word)
    return word


class Vocabulary:
    """The words that mean something here, and the nearest of them to a word that does not."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = {word for word in words if len(word) >= WORD}
        self._list = sorted(word for word in self.words if len(word) >= SHORTEST)
        self._sounds: dict[str, str] = {}
        for word in self._list:
            self._sounds.setdefault(sound(word), word)
        self._stems = {stem(word) for word in self.words}
        self.mend = lru_cache(maxsize=20_000)(self._mend)

    def knows(self, word: str) -> bool:
        """Whether this word, or an inflection of it, is one of ours."""
        return word in self.words or stem(word) in self._stems

    def _mend(self, word: str) -> tuple[str, float] | None:
        """The nearest word of ours and how sure we are (0–1), or None.

        A word that is good Dutch is only mended to what sounds the same.
        """
        if len(word) < SHORTEST or word.isdigit():
            return None
        alike = self._sounds.get(sound(word))
        if alike is not None and abs(len(alike) - len(word)) <= FAR:
            return alike, 0.97
        if simplemma.is_known(word, lang="nl"):
            return None
        near = process.extract(word, self._list, scorer=OSA.distance, score_cutoff=_allowed(len(word)), limit=12)
        if not near:
            return None
        best = min(near, key=lambda hit: (hit[1] + _strange(word, hit[0]), abs(len(hit[0]) - len(word)), hit[0]))
        return best[0], 1.0 - best[1] / (len(word) + 2)

    def split(self, word: str) -> tuple[str, ...] | None:
        """Cut a word into two or three of ours: "samenkoken", "seniorenzwemmen"; None where that cannot be done."""
        if len(word) < COMPOUND:
            return None
        for cut in range(len(word) - 3, 2, -1):
            head, tail = word[:cut], word[cut:]
            if self.knows(tail) and len(tail) >= WORD:
                for joint in ("", "s", "en", "e"):
                    bare = head.removesuffix(joint) if joint else head
                    if head.endswith(joint) and len(bare) >= WORD and self.knows(bare):
                        return bare, tail
        return None


def _allowed(length: int) -> int:
    return next(edits for edits, longest in EDITS.items() if length <= longest)


def _strange(word: str, other: str) -> float:
    """People rarely mistype the first letter."""
    return (0.6 if word[0] != other[0] else 0.0) - (0.4 if sound(word) == sound(other) else 0.0)
