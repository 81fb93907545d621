"""How fresh a listing is, and whom to ask "Klopt dit nog?" today. Pure: no database, no clock."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from social_map.days import day_of

A_WEEK = timedelta(days=7)
Whom = TypeVar("Whom", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Patience:
    """How a map waits, in days. These are the defaults for every municipality (DOMAIN US-A1, DESIGN §5).

    Asked about after `rhythm_days`, reminded on the days of `remind_on`, given to the map's editor after `editor_after`
    and shown as long neglected after `neglected_after`; all but the first counted from the first question.
    """

    rhythm_days: int = 180
    remind_on: tuple[int, ...] = (7, 21)
    editor_after: int = 30
    neglected_after: int = 120


DEFAULT = Patience()


class Kept(Protocol):
    """What freshness looks at."""

    status: str
    rhythm_days: int | None
    last_confirmed_on: date | None
    first_asked_at: datetime | None
    last_asked_at: datetime | None
    neglected_on: date | None
    doubted_at: datetime | None
    valid_until: date | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A code for the words ("checked", "due", "neglected", "doubted", "never") and the day of the last check."""

    code: str
    checked_on: date | None


def standing(listing: Kept, today: date, patience: Patience = DEFAULT) -> Standing:
    """What is shown with a listing.

    Silence counts from the first question that Wegwijs itself sent, never from an imported date (DESIGN §5): the day
    on which it counts as neglect was written down when that question was asked, or when nobody answered the phone.
    """
    checked = listing.last_confirmed_on
    if listing.doubted_at is not None:
        return Standing("doubted", checked)
    if listing.neglected_on is not None and listing.neglected_on <= today:
        return Standing("neglected", checked)
    if checked is None:
        return Standing("never", None)
    return Standing("due" if overdue(listing, today, patience) >= 0 else "checked", checked)


def over(listing: Kept, today: date) -> bool:
    """Whether it can no longer be joined at all: stopped, or an event whose last day has passed."""
    return listing.status == "stopped" or (listing.valid_until is not None and listing.valid_until < today)


def in_use(listing: Kept, today: date) -> bool:
    """Whether it is on the map, so that somebody has to keep it true."""
    return listing.status in ("active", "paused") and not over(listing, today)


def is_due(listing: Kept, today: date, patience: Patience = DEFAULT) -> bool:
    """Whether to ask its provider today: for the first time when its rhythm is over, then on the days to remind."""
    if not in_use(listing, today):
        return False
    if listing.first_asked_at is None:
        return listing.doubted_at is not None or overdue(listing, today, patience) >= 0
    if listing.doubted_at is not None and listing.doubted_at > (listing.last_asked_at or listing.first_asked_at):
        return True  # a coach doubts it since: that is a new question
    first = day_of(listing.first_asked_at)
    last = day_of(listing.last_asked_at or listing.first_asked_at)
    return any(last < first + timedelta(days=days) <= today for days in patience.remind_on)


def is_silent(listing: Kept, today: date, patience: Patience = DEFAULT) -> bool:
    """Whether its provider was asked so long ago that the map's editor should find out."""
    asked = listing.first_asked_at
    return asked is not None and today - day_of(asked) >= timedelta(days=patience.editor_after)


def overdue(listing: Kept, today: date, patience: Patience = DEFAULT) -> int:
    """Days since it should have been confirmed; below zero when that is still to come."""
    since = listing.last_confirmed_on or day_of(listing.created_at)
    return (today - since).days - (listing.rhythm_days or patience.rhythm_days)


def bundles(due: Iterable[tuple[Whom, int]], asked_on: Mapping[Whom, date], today: date) -> dict[Whom, list[int]]:
    """Whom to ask → the listings to ask about, in one message; nobody is asked twice within a week.

    `due` holds (whom, listing id); `asked_on` the last day each of them was asked.
    """
    found: dict[Whom, list[int]] = defaultdict(list)
    for whom, listing in due:
        last = asked_on.get(whom)
        if last is None or today - last >= A_WEEK:
            found[whom].append(listing)
    return dict(found)
