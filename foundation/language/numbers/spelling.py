"""Number words: `zevenentwintig` is 27, and back."""

from functools import cache

from foundation.language.data import table
from foundation.language.folding import fold

_PACKAGE = "foundation.language.numbers"
_LAST = 999


def value(word: str) -> int | None:
    """The whole number (0 to 999) that one word or row of digits says, or None."""
    stripped = word.strip()
    if stripped.isascii() and stripped.isdigit():
        return int(stripped) if len(stripped) <= 9 else None  # noqa: PLR2004 - longer rows are no counts
    return _values().get(fold(stripped))


def spell(number: int) -> str:
    """The word for 0 to 999, without accents (`zevenentwintig`). ValueError outside that range."""
    if not 0 <= number <= _LAST:
        raise ValueError("only 0 to 999 have one word")
    return _spellings()[number]


@cache
def _spellings() -> tuple[str, ...]:
    words = table(_PACKAGE, "words.toml")
    small = list(words["units"])
    for ten in words["tens"]:
        small += [ten] + [unit + words["and"] + ten for unit in words["units"][1:10]]
    hundreds = [words["hundred"]] + [unit + words["hundred"] for unit in words["units"][2:10]]
    return (*small, *(hundred + rest for hundred in hundreds for rest in ["", *small[1:]]))


@cache
def _values() -> dict[str, int]:
    words = table(_PACKAGE, "words.toml")
    values = {fold(word): number for number, word in enumerate(_spellings())}
    values |= {
        word.replace(words["hundred"], words["hundred"] + words["and"], 1): number
        for word, number in values.items()
        if number % 100 and number > 100  # noqa: PLR2004 - honderdentien beside honderdtien
    }
    return values | {fold(word): number for word, number in words["also"].items()}
