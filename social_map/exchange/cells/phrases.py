"""The vocabulary of cells (`phrases.toml`), ready for matching."""

import re
from functools import cache
from typing import Any

from foundation.language import data


def table() -> dict[str, Any]:
    """Everything in `phrases.toml`."""
    return data.table("social_map.exchange.cells", "phrases.toml")


@cache
def days() -> dict[str, str]:
    """Every way to write a weekday → its code."""
    return {name: code for code, names in table()["days"].items() for name in names}


@cache
def months() -> dict[str, int]:
    """Every way to write a month → its number."""
    listed = enumerate(table()["months"].items(), start=1)
    return {each: number for number, (name, short) in listed for each in (name, *short)}


@cache
def frequencies() -> tuple[re.Pattern[str], dict[str, str]]:
    """What to look for, longest first, and the word of the map for each."""
    known = {phrase: word for word, listed in table()["frequency"].items() for phrase in listed}
    phrases = "|".join(re.escape(phrase) for phrase in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{phrases})(?![\w-]|\s+dag\b)"), known


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """The words of a list."""
    return frozenset(table()[section][key])


def plain(text: str) -> str:
    """Without punctuation: "p.p. (incl. koffie)" → "p p incl koffie"."""
    return " ".join(re.findall(r"[^\W_]+", text))
