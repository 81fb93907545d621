"""The code name itself, and the words it is made of."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Self

from foundation.language import data

_WRITTEN = re.compile(r"([A-Z][a-z]+)-([1-9]\d{1,8})")


def words() -> tuple[str, ...]:
    """All words of code names, in small letters."""
    return data.lines("casework.code_names", "words.txt")


@cache
def given_out() -> frozenset[str]:
    """The words that new clients get: all but those of retired.txt, which are still understood."""
    return frozenset(words()) - data.words("casework.code_names", "retired.txt")


@dataclass(frozen=True, order=True)
class CodeName:
    """A word in small letters and a number from 10 on; written `Kievit-27`."""

    word: str
    number: int

    def __str__(self) -> str:
        return f"{self.word.capitalize()}-{self.number}"

    @classmethod
    def parse(cls, written: str) -> Self | None:
        """The code name written exactly as `Kievit-27`, or None. For what people type there is `match`."""
        found = _WRITTEN.fullmatch(written)
        return cls(found[1].lower(), int(found[2])) if found and found[1].lower() in words() else None
