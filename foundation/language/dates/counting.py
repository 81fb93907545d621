"""Days, months and working days (DOMAIN 2.0: calendar months from the original date, Amsterdam decides days)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_SATURDAY = 5


def said_on(instant: datetime) -> date:
    """The day in Amsterdam of an aware instant. ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone has no day")
    return instant.astimezone(AMSTERDAM).date()


def add_months(original: date, months: int) -> date:
    """`months` calendar months on (or back), clamped to the end of the month. Never chain: start from the original."""
    return original + relativedelta(months=months)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no Dutch public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def is_holiday(day: date) -> bool:
    """Whether this is a Dutch public holiday."""
    return day in _holidays(day.year)


def next_working_day(day: date) -> date:
    """`day` itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The `count`-th working day after `day` (count 0: `day` itself)."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays.countries.netherlands import Netherlands  # a large package, seldom needed

    days: Iterable[date] = Netherlands(years=year)  # type: ignore[no-untyped-call]
    return frozenset(days)
