"""A text as the symbols of dates: words by the vocabulary, figures by their shape."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from foundation.language.data import table
from foundation.language.folding import fold
from foundation.language.numbers import value
from foundation.language.symbols import Row, Token

_PACKAGE = "foundation.language.dates"
_LARGEST = 9999  # a year; no date holds a larger number
_FORGIVING = 5  # letters from which on one wrong letter is forgiven

_PIECE = re.compile(
    r"(?P<iso>(?<![\d-])(?:19|20)\d\d-\d{1,2}-\d{1,2}(?![\d-]))"
    r"|(?P<compact>(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
    r"|(?P<numeric>(?<![\d.,/-])\d{1,2}(?P<sign>\s?[-/.]\s?)\d{1,2}(?P=sign)(?:\d{4}|\d{2})(?![\d/-]|[.,]\d))"
    r"|(?P<short>(?<![\d.,/-])\d{1,2}[-/]\d{1,2}(?![\d/-]|[.,]\d)(?!\s?(?:uur|u|min|minuten|jaar|km|x|keer|euro|weken|dagen)\b))"
    r"|(?P<clock>(?<![\d.,:])(?:\d{1,2}[:.]|(?:[7-9]|1\d|2[0-3])\s?u\s?)[0-5]\d(?![\d.,:]\d|\d)(?:\s?(?:uur|u)\b)?)"
    r"|(?P<hour>(?<![\d.,:])\d{1,2}\s?(?:uur|u)\b)"
    r"|(?P<ordinal>(?<!\d)\d{1,2}\s?(?:ste|de|e)\b)"
    r"|(?P<year>(?<!\w)['’]\d\d\b)|(?P<whole>\d+)"
    r"|(?P<word>(?<!\w)[aj]\.\s?[sl]\b\.?|(?<!\w)'n\b|[^\W\d_]+)|(?P<other>[^\s.,()])"
)


def row(text: str) -> Row:
    """`text` as a row of symbols: those of words.toml, and these for figures.

    `#7` a number, `O7` an ordinal, `N2026-11-12` and `N0-11-12` figures with and without a year, `T14:30` a time,
    `H14` an hour, `Q26` a short year, `?` all the rest.
    """
    return Row([Token(_symbol(piece), piece.start(), piece.end()) for piece in _PIECE.finditer(fold(text))])


def _symbol(piece: re.Match[str]) -> str:
    shape = _SHAPES.get(piece.lastgroup or "")
    return shape([int(figure) for figure in re.findall(r"\d+", piece[0])]) if shape else _word(piece[0])


def _numeric(figures: list[int]) -> str:
    day, month, year = (*figures, 0)[:3]
    return f"N{_century(year) if len(figures) == 3 else 0}-{month}-{day}"  # noqa: PLR2004 - day, month, year


def _compact(figures: list[int]) -> str:
    year, monthday = divmod(figures[0], 10_000)
    return f"N{year}-{monthday // 100}-{monthday % 100}"


def _clock(figures: list[int]) -> str:
    hour, minute = (*figures, None)[:2]
    if hour is None or hour > 23:  # noqa: PLR2004 - hours of a day
        return "?"
    return f"H{hour}" if minute is None else f"T{hour}:{minute}"


def _century(year: int) -> int:
    if year > 99:  # noqa: PLR2004 - written in full
        return year
    return year + (2000 if year < 70 else 1900)  # noqa: PLR2004 - as calendars on computers do


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    bare = re.sub(r"[.\s]", "", word)
    known = _vocabulary().get(bare)
    if known:
        return known
    number = value(bare)
    if number is not None:
        return f"#{number}"
    return _misspelt(bare) or "?"


def _misspelt(word: str) -> str | None:
    if len(word) < _FORGIVING or word in table(_PACKAGE, "words.toml")["ordinary"]:
        return None
    from rapidfuzz.distance import OSA  # only needed for a word we do not know

    for known, symbol in _vocabulary().items():
        if len(known) >= _FORGIVING and known[0] == word[0] and OSA.distance(known, word, score_cutoff=1) <= 1:
            return symbol
    return None


@cache
def _vocabulary() -> dict[str, str]:
    symbols: dict[str, list[str]] = table(_PACKAGE, "words.toml")["symbols"]
    return {word: symbol for symbol, terms in symbols.items() for word in terms}


_SHAPES: dict[str, Callable[[list[int]], str]] = {
    "iso": lambda figures: "N{}-{}-{}".format(*figures),
    "compact": _compact,
    "numeric": _numeric,
    "short": _numeric,
    "clock": _clock,
    "hour": _clock,
    "ordinal": lambda figures: f"O{figures[0]}",
    "year": lambda figures: f"Q{figures[0]}",
    "whole": lambda figures: f"#{figures[0]}" if figures[0] <= _LARGEST else "?",
}
