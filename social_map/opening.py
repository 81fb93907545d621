"""When a listing is open, in short Dutch words: its days and times, and when it is closed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from foundation.words import label
from foundation.words.filters import day_and_month, month_name, short_day
from social_map import closures
from social_map.display import ROOM, Row, when


class Timed(closures.Closing, Protocol):
    """What is asked of a listing here."""

    @property
    def schedule(self) -> Iterable[Row]: ...  # noqa: D102  its days and times


def times(listing: Timed, today: date) -> str:
    """Days and times with what is closed: "di 10.00–11.00, wekelijks; gesloten tot 4 jan; niet op feestdagen"."""
    parts = [when(listing.schedule), closed(listing, today), season(listing)]
    if listing.closed_on_holidays:
        parts.append(label(ROOM, "show.no_holidays"))
    return "; ".join(part for part in parts if part)


def closed(listing: closures.Closing, today: date) -> str:
    """While it is closed "gesloten tot 4 jan"; else the next time, "gesloten 24 dec–3 jan"; empty without one."""
    again = closures.until(listing, today)
    if again is not None:
        return label(ROOM, "show.closed_until").format(day=short_day(again))
    ahead = closures.coming(listing, today)
    return label(ROOM, "show.closed").format(span=span(*ahead[0])) if ahead else ""


def span(first: date, last: date) -> str:
    """The days as "24 dec–3 jan", or one day."""
    return short_day(first) if first == last else f"{short_day(first)}–{short_day(last)}"


def season(listing: closures.Closing) -> str:
    """When it is there: "van april tot en met september"; empty for all year."""
    if not listing.season_from or not listing.season_until:
        return ""
    first, last = (date.fromisoformat(f"2024-{day}") for day in (listing.season_from, listing.season_until))
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    said = month_name if whole else day_and_month
    return label(ROOM, "show.season").format(first=said(first), last=said(last))
