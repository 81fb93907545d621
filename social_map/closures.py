"""When a listing is closed: from one day until another, out of season, on public holidays. Pure: no database, no clock.

A listing is `paused` by hand; a closure is said beforehand and ends by itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol

from foundation.language.dates import is_holiday

LONGEST = 400  # days to look ahead: a year and a summer holiday


class Closing(Protocol):
    """What closures look at: days as ISO text, a season as "MM-DD" every year."""

    closures: list[list[str]] | None
    closed_on_holidays: bool | None
    season_from: str | None
    season_until: str | None


def why(listing: Closing, on: date) -> str | None:
    """Why it is closed on this day: "closed", "season" or "holiday"; None when it is not."""
    if any(first <= on.isoformat() <= last for first, last in listing.closures or ()):
        return "closed"
    if not _in_season(listing, on):
        return "season"
    return "holiday" if listing.closed_on_holidays and is_holiday(on) else None


def until(listing: Closing, today: date) -> date | None:
    """The first day it is open again, when it is closed today for longer than a holiday; None when it is open."""
    if why(listing, today) in (None, "holiday"):
        return None
    ahead = (today + timedelta(days=n) for n in range(1, LONGEST))
    return next((day for day in ahead if why(listing, day) in (None, "holiday")), None)


def coming(listing: Closing, today: date) -> list[tuple[date, date]]:
    """The closures that are not over, as (first day, last day), earliest first."""
    spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in listing.closures or ()]
    return sorted(span for span in spans if span[1] >= today)


def open_days(listing: Closing, days: Iterable[date]) -> Iterator[date]:
    """Those of the days on which it is not closed."""
    return (day for day in days if why(listing, day) is None)


def _in_season(listing: Closing, on: date) -> bool:
    """Whether this day lies in its season; one from October until March goes over New Year."""
    first, last = listing.season_from, listing.season_until
    if not first or not last:
        return True
    day = f"{on:%m-%d}"
    return first <= day <= last if first <= last else day >= first or day <= last
