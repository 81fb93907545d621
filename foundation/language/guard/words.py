"""A text as words with what matters for names: capitals, what stands between them, numbers behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-z](?:[A-Za-z]|['-](?=[A-Za-z]))*")
_GENITIVE = re.compile(r"'s?$")
_CODE_NUMBER = re.compile(r"\s?-\s?\d{2,4}(?!\d)")
_LOOSE_NUMBER = re.compile(r"\s?\d{2,4}(?!\d)")
_SHOUTING = 0.7  # share of capitals from which on capitals mean nothing
_SHORT = 8


@dataclass(frozen=True)
class Word:
    """One word: folded without a genitive s, its place, and whether it begins with a capital or a sentence."""

    said: str
    folded: str
    start: int
    end: int
    capital: bool
    opening: bool
    before: str  # what stands between the previous word and this one

    @property
    def near(self) -> bool:
        """Whether only a space, or the dot of an abbreviation, parts it from the previous word."""
        return self.before.strip(" \n'") in {"", "."} and bool(self.before)


def split(text: str) -> list[Word]:
    """The words of a view's text."""
    shouting = _is_shouting(text)
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        before = text[end : found.start()]
        said = _GENITIVE.sub("", found[0])
        opening = not words or bool(re.search(r"[.!?:\n]\W*$", before))
        words.append(
            Word(
                said,
                said.lower(),
                found.start(),
                found.start() + len(said),
                said[0].isupper() and not shouting,
                opening,
                before,
            )
        )
        end = found.end()
    return words


def is_code_name(text: str, word: Word, code_words: frozenset[str]) -> bool:
    """Whether `word` is a code name: tied to a number by a hyphen, or a code word with its number."""
    if _CODE_NUMBER.match(text, word.end):
        return True
    return word.folded in code_words and _LOOSE_NUMBER.match(text, word.end) is not None


def after(words: Sequence[Word], place: int, steps: int = 1) -> Word | None:
    """The word so many steps on, or None beyond the ends."""
    wanted = place + steps
    return words[wanted] if 0 <= wanted < len(words) else None


def _is_shouting(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= _SHORT and sum(map(str.isupper, letters)) >= _SHOUTING * len(letters)
