"""What a reader sees of a text, and where each character of it came from.

Full-width and styled digits become digits, accents go, invisible characters vanish; so tricks with characters hide
nothing, and a finding can still be told in the places of the original text.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["bsn", "phone", "email", "address", "birth_date", "iban", "name", "handle", "plate", "url"]


@dataclass(frozen=True, order=True)
class Finding:
    """Something that may identify a person, at the characters [start, end) of the text."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True)
class View:
    """The visible text and, per character of it, its place in the original."""

    text: str
    places: tuple[int, ...]

    def original(self, finding: Finding) -> Finding:
        """`finding` in the places of the original text."""
        return Finding(finding.kind, self.places[finding.start], self.places[finding.end - 1] + 1)


def look(text: str) -> View:
    """The view of `text`."""
    if text.isascii() and text.isprintable():
        return View(text, tuple(range(len(text))))
    shown = [(shape, place) for place, character in enumerate(text) for shape in _seen(character)]
    return View("".join(shape for shape, _ in shown), tuple(place for _, place in shown))


@lru_cache(maxsize=8192)
def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Me", "Cs", "Co", "Cn"} or (category == "Cc" and not character.isspace()):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    decomposed = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in decomposed if unicodedata.category(part) not in {"Mn", "Me"})
    return _LOOKALIKES.get(kept, kept)


_LOOKALIKES = (
    dict.fromkeys("‐‑‒–—−⁃﹣", "-")
    | dict.fromkeys("’‘`´ʼ", "'")
    | dict.fromkeys("•·∙․", ".")
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "œ": "oe"}
)
