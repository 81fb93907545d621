"""The days of a listing as a calendar file (RFC 5545): in Amsterdam's time, without the days it is closed.

Only days that are sure: "every two weeks" without dates does not say which week, so it is not in the file.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from social_map import closures
from social_map.cards import days
from social_map.cards.sharing import Shared, shorten
from social_map.models import Listing, ScheduleRow

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(listing: Listing, shared: Shared, *, today: date, now: datetime) -> bytes | None:
    """The file, or None when no day is sure. A year ahead, or until its last day."""
    if not days.any_sure(listing):
        return None
    file = Calendar()
    file.add("prodid", "-//Wegwijs//NL")
    file.add("version", "2.0")
    for row in listing.schedule:
        for event in _events(listing, row, today):
            file.add_component(_described(event, listing, shared, now))
    if not file.events:
        return None
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _events(listing: Listing, row: ScheduleRow, today: date) -> Iterator[Event]:
    """One event for a weekly moment; one for each named day."""
    off = {cancelled.on for cancelled in listing.cancelled}
    for number, day in enumerate(days.named(row)):
        if today <= day <= today + days.AHEAD and day not in off and closures.why(listing, day) is None:
            yield _event(listing, row, day, f"{row.position}-{number}")
    if row.day is not None and days.weekly(row):
        yield from _weekly(listing, row, days.of_week(listing, row.day, today), off)


def _weekly(listing: Listing, row: ScheduleRow, every: list[date], off: set[date]) -> Iterator[Event]:
    on = [day for day in every if day not in off and closures.why(listing, day) is None]
    if not on:
        return
    event = _event(listing, row, on[0], str(row.position))
    until = _start(on[-1], row)
    event.add("rrule", {
        "freq": "weekly", "byday": CODES[on[0].weekday()],
        "until": until.astimezone(UTC) if isinstance(until, datetime) else until,
    })  # fmt: skip
    skipped = [_start(day, row) for day in every if on[0] < day < on[-1] and day not in on]
    if skipped:
        event.add("exdate", skipped)
    yield event


def _event(listing: Listing, row: ScheduleRow, day: date, name: str) -> Event:
    event = Event()
    event.add("uid", f"{listing.public_id}-{name}@wegwijs")
    event.add("dtstart", _start(day, row))
    if row.start and row.end:
        ends = day if row.end > row.start else day + timedelta(days=1)
        event.add("dtend", datetime.combine(ends, time.fromisoformat(row.end), AMSTERDAM))
    return event


def _start(day: date, row: ScheduleRow) -> date | datetime:
    return datetime.combine(day, time.fromisoformat(row.start), AMSTERDAM) if row.start else day


def _described(event: Event, listing: Listing, shared: Shared, now: datetime) -> Event:
    facts: dict[str, Any] = {
        "dtstamp": now, "summary": shared.title, "location": shared.place,
        "description": "\n".join(
            part for part in (shared.organisation, shorten(shared.description, 300), *shared.contacts) if part
        ),
    }  # fmt: skip
    if listing.lat is not None and listing.lon is not None:
        facts["geo"] = (listing.lat, listing.lon)
    for name, value in facts.items():
        if value:
            event.add(name, value)
    return event
