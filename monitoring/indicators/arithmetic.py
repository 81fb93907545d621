"""Rounding, means and medians, as DOMAIN §2.0 wants them: half up, one decimal, nothing over nothing is None."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Figures = dict[str, Any]  # what an indicator gives: names to counts, means or counts per code


def half_up(value: Fraction | Decimal | int, decimals: int = 0) -> Decimal:
    """Rounded half up: 12.5 → 13. Python's own `round` would give 12."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def mean(total: int, count: int) -> float | None:
    """The mean with one decimal; None where there is nothing to divide by."""
    return float(half_up(Fraction(total, count), 1)) if count else None


def median(counts: Mapping[int, int]) -> float | None:
    """The median of values given as value → how often; None without values."""
    size = sum(counts.values())
    if not size:
        return None
    ordered = sorted(counts.items())
    return (_at(ordered, (size - 1) // 2) + _at(ordered, size // 2)) / 2


def percentile(counts: Mapping[int, int], percent: int) -> int | None:
    """The smallest value that so many per cent do not exceed (nearest rank); None without values."""
    size = sum(counts.values())
    return _at(sorted(counts.items()), -(-size * percent // 100) - 1) if size else None


def percentage(part: int, whole: int) -> int | None:
    """Whole per cents, half up; None where the whole is zero."""
    return int(half_up(Fraction(part * 100, whole))) if whole else None


def tally(codes: Iterable[str]) -> dict[str, int]:
    """How often each code occurs, in the order of the alphabet; what does not occur is left out."""
    found: dict[str, int] = {}
    for code in codes:
        found[code] = found.get(code, 0) + 1
    return dict(sorted(found.items()))


def _at(ordered: list[tuple[int, int]], place: int) -> int:
    for value, count in ordered:
        if place < count:
            return value
        place -= count
    raise IndexError("past the last value")
