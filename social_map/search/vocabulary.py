"""Mending what was typed: typos, missing and extra spaces, phonetic spelling, compounds nobody wrote before."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from foundation.language import dictionary
from social_map.search.wordlist import WordList, sound
from social_map.text import stem

SHORTEST, WORD, COMPOUND, FAR = 4, 3, 7, 3  # letters
EDITS = {1: 6, 2: 10, 3: 600}  # wrong letters allowed in words of up to so many
FEW, AS_HEARD, AS_HARD = 12, 0.5, 0.93


class Vocabulary:
    """The words that mean something here, and the nearest of them to a word that does not.

    `lists` hold them; of those in the map's own some may be gone: `stands` says whether a word still stands anywhere.
    """

    def __init__(self, lists: Sequence[WordList], stands: Callable[[str], bool]) -> None:
        self._lists = lists
        self._stands = stands
        self.mend = lru_cache(maxsize=20_000)(self._mend)
        self.knows = lru_cache(maxsize=20_000)(self._knows)

    @property
    def words(self) -> "Vocabulary":
        """For `word in vocabulary.words`."""
        return self

    def __contains__(self, word: str) -> bool:
        return len(word) >= WORD and any(word in words for words in self._lists) and self._stands(word)

    def _knows(self, word: str) -> bool:
        """Whether this word, or an inflection of it, is one of ours."""
        return word in self or any(
            len(other) >= WORD for other in self._standing(w.of_stem(stem(word)) for w in self._lists)
        )

    def _standing(self, found: Iterator[Iterator[str]]) -> Iterator[str]:
        return (word for words in found for word in words if self._stands(word))

    def _mend(self, word: str) -> tuple[str, float] | None:
        """The nearest word of ours and how sure we are (0–1), or None.

        A word that is good Dutch is only mended to what sounds the same, or differs in d and t.
        """
        if len(word) < SHORTEST or word.isdigit():
            return None
        alike = self._alike(word)
        if alike is not None and abs(len(alike) - len(word)) <= FAR:
            return alike, 0.97
        if dictionary.is_known(word):
            return self._as_hard(word)
        near = {hit for words in self._lists for hit in words.near(word, _allowed(len(word))) if self._stands(hit[0])}
        near |= set(self._nearly_alike(word)) if len(word) >= COMPOUND else set()
        few = sorted(near, key=lambda hit: (hit[1], hit[0]))[:FEW]
        if not few:
            return None
        best = min(few, key=lambda hit: (hit[1] + self._strange(word, hit[0]), abs(len(hit[0]) - len(word)), hit[0]))
        return best[0], 1.0 - best[1] / (len(word) + 2)

    def _alike(self, word: str) -> str | None:
        """A word that sounds the same: of the lexicon if there is one, else of the map."""
        for words in self._lists:
            found = min(self._standing(iter([words.of_sound(sound(word))])), default=None)
            if found is not None:
                return found
        return None

    def _as_hard(self, word: str) -> tuple[str, float] | None:
        """The lexicon's word that differs from a Dutch one in d and t only: "biljarden" is a word, nobody means it."""
        heard = _by_hardness(self._lists[0]).get(_hard(word)) if len(word) >= COMPOUND else None
        return (heard, AS_HARD) if heard is not None and heard[0] == word[0] else None

    def _nearly_alike(self, word: str) -> Iterator[tuple[str, float]]:
        """The lexicon's words that sound but for one letter the same, as if so many letters were wrong."""
        known = self._lists[0]
        for alike, edits in _sounds_of(known).near(sound(word), 1):
            yield from ((other, edits + AS_HEARD) for other in known.of_sound(alike))

    def _strange(self, word: str, other: str) -> float:
        """People rarely mistype the first letter, swap two more often than others, and mean what means something."""
        start = 0.6 if word[0] != other[0] else 0.0
        swapped = 0.2 if sorted(word) == sorted(other) else 0.0
        alike = 0.4 if sound(word) == sound(other) else 0.0
        wrong = 0.1 if len(word) >= len(other) and not swapped and not alike else 0.0  # left out is likelier than wrong
        return start + wrong + (0.0 if other in self._lists[0] else 0.3) - swapped - alike

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


@lru_cache(maxsize=4)
def _sounds_of(words: WordList) -> WordList:
    return WordList(map(sound, words.words))


def _hard(word: str) -> str:
    return sound(sound(word).replace("d", "t"))


@lru_cache(maxsize=4)
def _by_hardness(words: WordList) -> dict[str, str]:
    return {_hard(word): word for word in reversed(words.words) if len(word) >= COMPOUND}


def _allowed(length: int) -> int:
    return next(edits for edits, longest in EDITS.items() if length <= longest)
