"""Folding: small letters without accents, character for character, so that places in the text stay true."""

import unicodedata
from functools import lru_cache


def fold(text: str) -> str:
    """`text` in small letters without accents; always as long as `text`."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return unicodedata.normalize("NFD", character.lower())[0]
