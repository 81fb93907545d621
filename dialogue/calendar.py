"""Days and times as a calendar file (RFC 5545): what is in it says nothing of whom it is with."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event

from casework.agenda import Entry
from foundation.language.dates import AMSTERDAM

AN_HOUR = timedelta(hours=1)


def calendar(entries: Sequence[Entry], names: Mapping[str, str], *, now: datetime) -> bytes:
    """The file. The same file again moves nothing: an entry is known by its day and its place on that day."""
    file = Calendar()
    file.add("prodid", "-//Wegwijs//NL")
    file.add("version", "2.0")
    number: dict[date, int] = {}
    for entry in entries:
        number[entry.on] = number.get(entry.on, 0) + 1
        event = Event()
        event.add("uid", f"{entry.on:%Y%m%d}-{number[entry.on]}@wegwijs")
        event.add("dtstamp", now)
        event.add("summary", names[entry.kind])
        event.add("dtstart", _start(entry))
        if entry.starts_at:
            event.add("dtend", datetime.combine(entry.on, time.fromisoformat(entry.starts_at), AMSTERDAM) + AN_HOUR)
        file.add_component(event)
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _start(entry: Entry) -> date | datetime:
    if not entry.starts_at:
        return entry.on
    return datetime.combine(entry.on, time.fromisoformat(entry.starts_at), AMSTERDAM)
