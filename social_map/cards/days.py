"""Which days of a listing are sure: "every two weeks" without dates does not say which week."""

from collections.abc import Sequence
from datetime import date, timedelta

from social_map.models import DAYS, Listing, ScheduleRow

AHEAD = timedelta(days=364)
WEEKLY = frozenset({"wekelijks", "elke week", "iedere week", "doorlopend", ""})


def any_sure(listing: Listing) -> bool:
    """Whether a calendar file would have something in it."""
    return listing.status == "active" and any(row.dates or weekly(row) for row in listing.schedule)


def weekly(row: ScheduleRow) -> bool:
    """Whether it is every week on this day."""
    return not row.dates and row.day is not None and (row.frequency or "").casefold() in WEEKLY


def named(row: ScheduleRow) -> Sequence[date]:
    """The days that are named one by one."""
    return sorted(date.fromisoformat(day) for day in row.dates or ())


def of_week(listing: Listing, code: str, today: date) -> list[date]:
    """Every such weekday from today or its first day, until its last day, at most a year."""
    first = max(today, listing.valid_from or today)
    if first > today + AHEAD:  # also a year that no calendar has
        return []
    last = min(first + AHEAD, listing.valid_until or date.max)
    first += timedelta(days=(DAYS.index(code) - first.weekday()) % 7)
    return [first + timedelta(weeks=n) for n in range(max(0, (last - first).days // 7 + 1))]
