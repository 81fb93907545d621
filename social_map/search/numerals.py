"""Numbers written as words, as somebody says them who dictates: "een jongen van negentien"."""

import re

from social_map.search.lexicon import read_table, split

_table = read_table("small_words")
_UNITS = split(_table["units"])  # 1 to 9
_TENS = {word: tens * 10 for tens, word in enumerate(split(_table["twenties"]), 2)}
_WORTH = {word: number for number, word in enumerate(split(_table["teens"]), 13)} | _TENS
_WORTH |= {f"{unit}en{ten}": worth + n for ten, worth in _TENS.items() for n, unit in enumerate(_UNITS, 1)}
_SAID = re.compile(rf"\b({'|'.join(sorted(_WORTH, key=len, reverse=True))})(?=jarige?\b|\b)")


def in_figures(text: str) -> str:
    """A folded text with figures for the numbers from 13 to 99 that stand in it as words."""
    return _SAID.sub(lambda found: f"{_WORTH[found[1]]} ", text)
