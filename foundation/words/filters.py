"""How dates, times, money and numbers are written in messages."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from foundation.language.dates import say

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day(value: date) -> str:
    """`vrijdag 27 november`."""
    return format_date(value, "EEEE d MMMM", locale="nl")


def long_day(value: date) -> str:
    """`27 november 2026`."""
    return format_date(value, "d MMMM y", locale="nl")


def short_day(value: date) -> str:
    """`27 nov`."""
    return format_date(value, "d MMM", locale="nl").rstrip(".")


def day_and_month(value: date) -> str:
    """`27 november`."""
    return format_date(value, "d MMMM", locale="nl")


def month_name(value: date) -> str:
    """`november`."""
    return format_date(value, "MMMM", locale="nl")


def month(value: date) -> str:
    """`okt 2026`."""
    return format_date(value, "MMM y", locale="nl").replace(".", "")


def weekday(value: date) -> str:
    """`vrijdag`."""
    return format_date(value, "EEEE", locale="nl")


def clock_time(value: datetime | time) -> str:
    """`10.00`: the time on the clock in Amsterdam."""
    local = value.astimezone(AMSTERDAM) if isinstance(value, datetime) else value
    return format_time(local, "HH.mm", locale="nl")


def euros(cents: int) -> str:
    """`€ 2` or `€ 2,50`."""
    return f"€ {format_decimal(Decimal(cents) / 100, '#,##0.00' if cents % 100 else '#,##0', locale='nl')}"


def number(value: float | Decimal, decimals: int = 0) -> str:
    """A number with a Dutch comma, rounded half up."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return format_decimal(rounded, "#,##0" + ("." + "0" * decimals if decimals else ""), locale="nl")


def hours(minutes: int) -> str:
    """`3 uur`, `1 uur 15`, `45 min`."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} uur {rest}" if rest else f"{whole} uur"


def capital(value: str) -> str:
    """The same text with a capital first letter; the rest stays."""
    return value[:1].upper() + value[1:]


def small(value: str) -> str:
    """The same text with a small first letter, but not `POH-GGZ`; the rest stays."""
    return value if value[1:2].isupper() else value[:1].lower() + value[1:]


def said(value: date, today: date) -> str:
    """`vandaag`, `gisteren`, or the day in full."""
    return say(value, today)


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "long_day": long_day,
    "short_day": short_day,
    "day_and_month": day_and_month,
    "month": month,
    "month_name": month_name,
    "weekday": weekday,
    "clock_time": clock_time,
    "euros": euros,
    "number": number,
    "hours": hours,
    "capital": capital,
    "small": small,
    "said": said,
}
