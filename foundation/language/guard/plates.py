"""Number plates: the Dutch side codes with hyphens, or near the word for one."""

import re
from collections.abc import Iterator
from functools import cache

from foundation.language.data import table
from foundation.language.guard.view import Finding

_SHAPES = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 "
    "XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)


def find(text: str) -> Iterator[Finding]:
    """Number plates in `text`."""
    for found in _plate("-").finditer(text):
        yield Finding("plate", found.start(), found.end())
    for found in _plate(r"[\s-]?").finditer(text):
        if _named().search(text[max(0, found.start() - 30) : found.start()]):
            yield Finding("plate", found.start(), found.end())


@cache
def _plate(between: str) -> re.Pattern[str]:
    shapes = "|".join(
        shape.replace("-", between).replace("X", "[a-z]").replace("9", r"\d") for shape in _SHAPES.split()
    )
    return re.compile(rf"(?<![\w-])(?:{shapes})(?![\w-])", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    words = "|".join(table("foundation.language.guard", "places.toml")["plate"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
