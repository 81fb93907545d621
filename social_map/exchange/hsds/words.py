"""The vocabulary of `words.toml`, arranged for looking up."""

import csv
import io
import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

from foundation.language import data

_HERE = "social_map.exchange.hsds"


def table() -> dict[str, Any]:
    """Everything in `words.toml`."""
    return data.table(_HERE, "words.toml")


@cache
def rhythms() -> dict[str, tuple[str, int]]:
    """Our word for a frequency → freq and interval."""
    return {word: (row["freq"], row["interval"]) for row in table()["frequency"] for word in row["words"]}


@cache
def rhythm_words() -> dict[tuple[str, int], str]:
    """What we write for freq and interval."""
    return {(row["freq"], row["interval"]): row["words"][0] for row in table()["frequency"]}


@cache
def days() -> dict[str, str]:
    """MO → ma."""
    return {theirs: ours for ours, theirs in table()["days"].items()}


@cache
def ordinals() -> dict[str, str]:
    """1TU for "eerste dinsdag van de maand", for every word of an ordinal and every day."""
    known = table()
    return {
        known["ordinal"]["pattern"].format(number=word, day=known["day_names"][day]): f"{number}{code}"
        for number, spelled in known["ordinals"].items()
        for word in spelled
        for day, code in known["days"].items()
    }


@cache
def ordinal_words() -> dict[str, str]:
    """1TU → the words we write for it."""
    found: dict[str, str] = {}
    for said, code in ordinals().items():
        found.setdefault(code, said)
    return found


@cache
def dutch_municipalities() -> dict[str, str]:
    """Municipalities of the Netherlands by their lower-case name."""
    return {name.lower(): name for name in data.phrases("foundation.language", "municipalities.txt")}


@cache
def _provinces() -> tuple[list[int], list[str]]:
    text = (files(_HERE) / "provinces.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    return [int(row["from"]) for row in rows], [row["province"] for row in rows]


def province(postcode: str) -> str | None:
    """The province in which a postcode lies, by its four digits; near a border it may be the neighbour's."""
    digits = re.match(r"[1-9][0-9]{3}", postcode)
    if digits is None:
        return None
    starts, names = _provinces()
    found = bisect_right(starts, int(digits[0])) - 1
    return names[found] if found >= 0 else None
