"""What a column holds, by what stands in it: where a header is missing or says nothing to us."""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from foundation.language import data
from social_map.exchange.cells import moments
from social_map.text import fold

SAMPLE = 60
_ENOUGH = 0.8
_NETHERLANDS = {"lat": (50.5, 53.8), "lon": (3.2, 7.4)}
_TEXT = {
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE),
    "website": re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    "postcode": re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}"),
    "phone": re.compile(r"(?:\+31|0031|0)[\s()-]*[1-9](?:[\s()-]*\d){8}"),
    "cost_text": re.compile(r"(?:€\s*\d.*|gratis)", re.IGNORECASE),
}


def field_of(values: Sequence[str]) -> str | None:
    """The field that nearly all of these values speak of; None when they may be anything."""
    filled = [value.strip() for value in values if value.strip()][:SAMPLE]
    if not filled:
        return None
    tests: dict[str, Callable[[str], object]] = {
        **{name: rule.fullmatch for name, rule in _TEXT.items()},
        "municipality": is_municipality,
        "schedule": _is_when,
        **{name: partial(_between, edges) for name, edges in _NETHERLANDS.items()},
    }
    return next((name for name, fits in tests.items() if _mostly(fits, filled)), None)


def is_municipality(name: str) -> bool:
    """Whether this is the name of a municipality, not just of a town."""
    return fold(name).strip() in _municipalities()


def _mostly(fits: Callable[[str], object], values: Sequence[str]) -> bool:
    return sum(1 for value in values if fits(value)) >= _ENOUGH * len(values)


def _is_when(value: str) -> bool:
    rows, _ = moments.read(value)
    return any(row["day"] or row.get("dates") for row in rows)


def _between(edges: tuple[float, float], value: str) -> bool:
    try:
        return edges[0] <= float(value.replace(",", ".")) <= edges[1] and not value.isdigit()
    except ValueError:
        return False


@cache
def _municipalities() -> frozenset[str]:
    return frozenset(fold(name) for name in data.phrases("foundation.language", "municipalities.txt"))
