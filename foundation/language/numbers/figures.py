"""Figures as Dutch readers expect them: decimal comma, thousands point, rounded half up (DOMAIN 2.0)."""

from decimal import ROUND_HALF_UP, Decimal

Figure = int | float | Decimal


def rounded(figure: Figure, decimals: int = 0) -> Decimal:
    """`figure` rounded half up. Floats are taken as they print: 2.675 is two-point-six-seven-five."""
    exact = figure if isinstance(figure, Decimal) else Decimal(str(figure))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def say(figure: Figure, decimals: int = 0) -> str:
    """`1234.5` with one decimal is `1.234,5`."""
    return f"{rounded(figure, decimals):,}".translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int) -> str:
    """A whole percentage, half up; `–` where there is nothing to divide by (DOMAIN 2.0)."""
    if whole == 0:
        return "–"
    return f"{rounded(Decimal(100 * part) / Decimal(whole))} %"
