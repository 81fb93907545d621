"""Prices and ages as people write them in a cell: "€ 2,50 per keer", "gratis", "18+", "55 jaar en ouder"."""

import re

from social_map.exchange.cells import phrases
from social_map.text import fold

_AMOUNT = re.compile(r"(?:€|\beur(?:o)?\b)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}|-+))?(?![\d.]*\d)")
_AGE = re.compile(r"\d{1,3}")
_OLDEST, _TWO = 130, 2
_FROM = re.compile(
    r"(?:vanaf|v\.?a\.?|minimaal|min\.?|ouder dan|boven)\s*(?:de\s*)?(\d{1,3})|(\d{1,3})\s*(?:jaar)?\s*"
    r"(?:\+|-?plus(?:sers?)?\b|(?:en|of)\s*(?:ouder|o\b)|e\.?o\b\.?|>)|>=?\s*(\d{1,3})"
)
_UNTIL = re.compile(r"(?:tot|t/m|tot en met|maximaal|max\.?|jonger dan|onder)\s*(?:de\s*)?(\d{1,3})|<=?\s*(\d{1,3})")
_BETWEEN = re.compile(r"(\d{1,3})\s*(?:jaar)?\s*(?:-|–|tot en met|tot|t/m|en)\s*(\d{1,3})")


def price(text: str) -> float | None:
    """Euros each time, when that is what a text says and all it says; None for anything less plain."""
    plain = fold(text).strip()
    if phrases.plain(plain) in phrases.words("price", "free"):
        return 0.0
    found = list(_AMOUNT.finditer(plain))
    if len(found) != 1:
        return None
    rest = phrases.plain(re.split(r"\bincl", plain.replace(found[0][0], " ", 1).replace("€", " "))[0])
    if rest not in phrases.words("price", "each_time"):
        return None
    cents = (found[0][2] or "0").replace("-", "") or "0"
    return float(f"{found[0][1].replace('.', '')}.{cents}")


def ages(text: str) -> tuple[int | None, int | None] | None:
    """From which age until which, "tot 12" meaning up to and including; None when a text says no ages."""
    plain = fold(text).strip()
    if phrases.plain(plain) in phrases.words("age", "everybody"):
        return None, None
    if phrases.plain(plain) in phrases.words("age", "adults"):
        return 18, None
    return _read(plain, len(_AGE.findall(plain)))


def _read(plain: str, numbers: int) -> tuple[int | None, int | None] | None:
    if between := _BETWEEN.search(plain):
        low, high = int(between[1]), int(between[2])
        return (low, high) if numbers == _TWO and low <= high <= _OLDEST else None
    if numbers != 1:
        return None
    if found := _FROM.search(plain):
        return _one(found), None
    if found := _UNTIL.search(plain):
        return None, _one(found)
    exact = re.fullmatch(r"(\d{1,3})(?:\s*jaar)?", plain)
    return (int(exact[1]), None) if exact else None


def _one(found: re.Match[str]) -> int:
    return int(next(group for group in found.groups() if group))
