"""How fresh a listing is, and whom to ask "Klopt dit nog?" today. Pure: no database, no clock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from social_map.days import day_of

NEGLECTED_AFTER = timedelta(days=120)
REMIND_ON = (7, 21)


class Kept(Protocol):
    """What freshness looks at."""

    status: str
    rhythm_days: int
    last_confirmed_on: date | None
    first_asked_at: datetime | None
    last_asked_at: datetime | None
    doubted_at: datetime | None
    valid_until: date | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A code for the words ("checked", "due", "neglected", "doubted", "never") and the day of the last check."""

    code: str
    checked_on: date | None


def standing(listing: Kept, today: date) -> Standing:
    """What is shown with a listing.

    Silence counts from the first question that Wegwijs itself sent, never from an imported date (DESIGN §5).
    """
    checked = listing.last_confirmed_on
    if listing.doubted_at is not None:
        return Standing("doubted", checked)
    if listing.first_asked_at is not None and today - day_of(listing.first_asked_at) >= NEGLECTED_AFTER:
        return Standing("neglected", checked)
    if checked is None:
        return Standing("never", None)
    return Standing("due" if _overdue(listing, today) else "checked", checked)


def over(listing: Kept, today: date) -> bool:
    """Whether it can no longer be joined at all: stopped, or an event whose last day has passed."""
    return listing.status == "stopped" or (listing.valid_until is not None and listing.valid_until < today)


def is_due(listing: Kept, today: date) -> bool:
    """Whether to ask its provider today: for the first time when its rhythm is over, then on day 7 and day 21."""
    if listing.status not in ("active", "paused") or over(listing, today):
        return False
    if listing.first_asked_at is None:
        return listing.doubted_at is not None or _overdue(listing, today)
    first = day_of(listing.first_asked_at)
    last = day_of(listing.last_asked_at or listing.first_asked_at)
    return any(last < first + timedelta(days=days) <= today for days in REMIND_ON)


def _overdue(listing: Kept, today: date) -> bool:
    since = listing.last_confirmed_on or day_of(listing.created_at)
    return today - since >= timedelta(days=listing.rhythm_days)


def bundles(due: Iterable[tuple[int, int]], asked_on: Mapping[int, date], today: date) -> dict[int, list[int]]:
    """Organisation → its listings to ask about, in one message; nobody is asked twice within a week.

    `due` holds (organisation id, listing id); `asked_on` the last day each organisation was asked.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for organisation, listing in due:
        last = asked_on.get(organisation)
        if last is None or today - last >= timedelta(days=7):
            found[organisation].append(listing)
    return dict(found)
