"""Who offers a listing: people for each other, or an organisation that does it for its living (DOMAIN A10, G14)."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from social_map.text import fold

KINDS = ("informal", "formal", "unknown")


@lru_cache(maxsize=10_000)
def kind(organisation: str) -> str:
    """Whether it is "informal", "formal" or "unknown", by its name and the words in `informal.toml`."""
    name = fold(organisation)
    return next((code for code, words in _words() if words.search(name)), "unknown")


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads((files("social_map") / "informal.toml").read_text(encoding="utf-8"))
    return tuple((code, _any(table[code])) for code in ("formal", "informal"))


def _any(words: list[str]) -> re.Pattern[str]:
    spelt = (re.escape(fold(word)).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelt)})(?!\w)")
