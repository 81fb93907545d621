"""When it is: single days, periods and opening hours, in local time."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from social_map.days import AMSTERDAM
from social_map.exchange import occasions
from social_map.exchange.events.saying import name, said, things, words
from social_map.exchange.records import RowRefused

_LONGEST = 14  # days of one event that are listed one by one; a longer one is a period
Row = dict[str, Any]


def read(event: Mapping[str, Any]) -> dict[str, Any]:
    """Schedule, first and last day. `RowRefused` for a date that is none."""
    weekly = [*_hours(event), *_repeated(event)]
    if said(event.get("calendarType")) == "permanent":
        return {"schedule": weekly}
    spans = [span for each in _parts(event) if (span := _span(each)) is not None]
    starts = [start.date().isoformat() for start, _ in spans] + _bounds(event, "startDate")
    ends = [end.date().isoformat() for _, end in spans if end] + _bounds(event, "endDate")
    single = [day for start, end in spans for day in _days(start, end)]
    return {
        "schedule": weekly or occasions.rows(single),
        "valid_from": min(starts, default=None),
        "valid_until": max(ends if weekly else starts + ends, default=None),
    }


def _parts(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The occasions of an event that still take place, or the event as its only one."""
    parts = [each for each in things(event.get("subEvent")) if each.get("startDate")]
    stopped = words()["status"]["stopped"]
    kept = [each for each in parts if name(each.get("status") or each.get("eventStatus")) not in stopped]
    return kept if parts else [event]


def _span(event: Mapping[str, Any]) -> tuple[datetime, datetime | None] | None:
    start, end = _moment(event, "startDate"), _moment(event, "endDate")
    if start is None:
        return None if end is None else (end, None)
    return start, end if end is not None and end >= start else None


def _moment(event: Mapping[str, Any], field: str) -> datetime | None:
    """A local moment; a date alone has no time and is marked so by its microsecond."""
    text = said(event.get(field))
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise RowRefused(field, "not_a_date") from wrong
    if len(text) <= len("2026-11-20"):
        return found.replace(microsecond=1)
    try:
        return found.astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0) if found.tzinfo else found
    except OverflowError as wrong:
        raise RowRefused(field, "not_a_date") from wrong


def _days(start: datetime, end: datetime | None) -> Iterator[occasions.Occasion]:
    """Each day of one occasion; the times count when it is one day, or ends in the night after it."""
    last = (end or start).date()
    if end is not None and (last == start.date() or end - start < timedelta(hours=12)):
        yield start.date().isoformat(), _clock(start), _clock(end)
        return
    if (last - start.date()).days >= _LONGEST:
        return
    for number in range((last - start.date()).days + 1):
        yield (start.date() + timedelta(days=number)).isoformat(), None if number else _clock(start), None


def _clock(moment: datetime) -> str | None:
    return None if moment.microsecond == 1 else f"{moment:%H:%M}"


def _hours(event: Mapping[str, Any]) -> Iterator[Row]:
    """Opening hours: every week on these days."""
    for each in things(event.get("openingHours") or event.get("openingHoursSpecification")):
        for day in _weekdays(each.get("dayOfWeek")):
            yield {"day": day, "start": said(each.get("opens")), "end": said(each.get("closes")), **_weekly()}


def _repeated(event: Mapping[str, Any]) -> Iterator[Row]:
    """Schedules of schema.org: days that come back."""
    for each in things(event.get("eventSchedule")):
        times = {"start": said(each.get("startTime")), "end": said(each.get("endTime"))}
        often = words()["repeat"].get(said(each.get("repeatFrequency")) or "")
        for day in _weekdays(each.get("byDay")) or [None]:
            yield {"day": day, **{key: _short(value) for key, value in times.items()}, "frequency": often}


def _short(clock: str | None) -> str | None:
    """Without seconds and offset, which a weekly time has no use for."""
    return clock.removeprefix("T")[:5] if clock else None


def _weekdays(value: Any) -> list[str | None]:
    found = [words()["days"].get(name(each)) for each in (value if isinstance(value, list) else [value])]
    return [day for day in found if day]


def _weekly() -> dict[str, str]:
    return {"frequency": words()["repeat"]["P1W"]}


def _bounds(event: Mapping[str, Any], field: str) -> list[str]:
    days = (occasions.day(each.get(field)) for each in things(event.get("eventSchedule")))
    return [day for day in days if day is not None]
