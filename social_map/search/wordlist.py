"""A large list of words that can be asked what is like a word: inflections, what sounds the same, near spellings."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from social_map.search.postings import Groups, grouped
from social_map.text import ANY, stem

SHORTEST = 4  # letters of a word that may be meant
LETTERS, BITS = 26, 32
_ALIKE = {
    "sch": "sg", "sk": "sg", "tsj": "g", "sj": "sg", "ij": "y", "ei": "y", "au": "ou", "ch": "g", "qu": "kw", "ck": "k",
    "q": "k", "z": "s", "ph": "f", "v": "f", "th": "t", "x": "ks", "dt": "t", "d": "t", "ea": "e", "ai": "e", "ee": "e",
    "oe": "u", "ie": "i", "uu": "u", "y": "j",
}  # fmt: skip
_SOUND = re.compile(
    r"sch|\bsk|tsj|sj|ij|ei|ou|au|ch|qu|ck|c(?=[aoukrlt])|q|c(?=[eiy])|z|ph|v|th|x|dt\b|d\b|ea|(?<!a)ai|ee|oe|ie|uu|\by(?=[aou])"
)
_TWICE = re.compile(r"(.)\1")
_HARD = frozenset("aoukrlt")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Words that sound alike in Dutch get the same key: "brijen" and "breien"."""
    return _TWICE.sub(r"\1", _SOUND.sub(_sounds_as, word))


def _sounds_as(found: re.Match[str]) -> str:
    letters = found[0]
    if letters == "c":
        return "k" if found.string[found.end()] in _HARD else "s"
    return _ALIKE.get(letters, letters)


class WordList:
    """Words in alphabetical order. Nothing in it changes."""

    def __init__(self, words: Iterable[str], **arrays: NDArray[Any]) -> None:
        """`arrays` are those of `arrays()` of a list of the same words."""
        self.words = sorted(set(words))
        made = arrays or self._made()
        self._stems = Groups(made["stem_hashes"], made["stem_members"])
        self._sounds = Groups(made["sound_hashes"], made["sound_members"])
        self._letters, self._lengths = made["letters"], made["lengths"]

    def _made(self) -> dict[str, NDArray[Any]]:
        stems = grouped((stem(word), number) for number, word in enumerate(self.words))
        sounds = grouped((sound(word), n) for n, word in enumerate(self.words) if len(word) >= SHORTEST)
        return {
            "stem_hashes": stems.hashes, "stem_members": stems.members,
            "sound_hashes": sounds.hashes, "sound_members": sounds.members,
            "letters": _letters_of_each(self.words),
            "lengths": np.fromiter(map(len, self.words), np.int16, len(self.words)),
        }  # fmt: skip

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All but the words themselves, to be kept."""
        return {
            "stem_hashes": self._stems.hashes, "stem_members": self._stems.members,
            "sound_hashes": self._sounds.hashes, "sound_members": self._sounds.members,
            "letters": self._letters, "lengths": self._lengths,
        }  # fmt: skip

    def __contains__(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def of_stem(self, shared: str) -> Iterator[str]:
        """The words with this stem."""
        return (word for word in self._found(self._stems.of(shared)) if stem(word) == shared)

    def of_sound(self, shared: str) -> Iterator[str]:
        """The words that sound so."""
        return (word for word in self._found(self._sounds.of(shared)) if sound(word) == shared)

    def near(self, word: str, edits: int) -> list[tuple[str, float]]:
        """The words that become this one with so many wrong, missing, added or swapped letters, and how many.

        One edit changes at most two of the letters that a word has: that leaves few words to be held beside it.
        """
        unlike = np.bitwise_count(self._letters ^ np.uint32(_letters(word)))
        fits = (unlike <= 2 * edits) & (np.abs(self._lengths - len(word)) <= edits) & (self._lengths >= SHORTEST)
        some = list(self._found(np.flatnonzero(fits)))
        found = process.extract(word, some, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [(other, distance) for other, distance, _ in found]

    def _found(self, numbers: Iterable[int]) -> Iterator[str]:
        return (self.words[number] for number in numbers)


def _letters(word: str) -> int:
    """Which letters a word has, as bits; other signs share the last six."""
    bits = 0
    for letter in set(word):
        at = ord(letter) - 97
        bits |= 1 << (at if 0 <= at < LETTERS else LETTERS + at % (BITS - LETTERS))
    return bits


def _letters_of_each(words: Sequence[str]) -> NDArray[np.uint32]:
    """The same of many words, none of which is empty."""
    if not words:
        return np.empty(0, np.uint32)
    signs = np.frombuffer("".join(words).encode("utf-32-le", ANY), np.uint32).astype(np.int64) - 97
    bits = np.left_shift(1, np.where((signs >= 0) & (signs < LETTERS), signs, LETTERS + signs % (BITS - LETTERS)))
    ends = np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))
    return np.bitwise_or.reduceat(bits, np.append(0, ends[:-1])).astype(np.uint32)
