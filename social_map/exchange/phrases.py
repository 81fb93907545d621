"""The vocabulary of cells (`phrases.toml`), ready for matching."""

import re
from functools import cache
from typing import Any

from foundation.language import data


def table() -> dict[str, Any]:
    """Everything in `phrases.toml`."""
    return data.table("social_map.exchange", "phrases.toml")


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
def frequencies() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What to look for → the word of the map, longest first."""
    pairs = [(phrase, word) for word, phrases in table()["frequency"].items() for phrase in phrases]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-]|\s+dag\b)"), word) for phrase, word in pairs)


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """The words of a list."""
    return frozenset(table()[section][key])


def plain(text: str) -> str:
    """Without punctuation: "p.p. (incl. koffie)" → "p p incl koffie"."""
    return " ".join(re.findall(r"[^\W_]+", text))
