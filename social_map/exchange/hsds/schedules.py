"""Schedules of HSDS, which follow RRULE, and the rows of ours: a weekday, times and a word for how often."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from social_map import display
from social_map.exchange import occasions
from social_map.exchange.hsds import ids, words
from social_map.exchange.hsds.attributes import Thing, kept, text
from social_map.exchange.hsds.attributes import keep as keep_attribute

_CLOCK = re.compile(r"T?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?")
_BYDAY = re.compile(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)")
_LONGEST, _MOST_DAYS = 60, 200  # letters
Row = dict[str, Any]


class _Moment(NamedTuple):
    """A row as it is shown; the search has the same, but reading a file needs no search."""

    day: str | None
    start: str | None
    end: str | None
    frequency: str | None


def write(row: Row, service: str, position: int, valid: Mapping[str, str]) -> list[Thing]:
    """The schedules for one row: one, or one for each of its dates. `valid` holds valid_from and valid_to."""
    clock = {"opens_at": row.get("start"), "closes_at": row.get("end"), "description": _said(row)}
    if row.get("dates"):
        days: list[dict[str, Any]] = [
            {"id": ids.made("schedule", service, position, day), "dtstart": day, "freq": "WEEKLY", "interval": 1,
             "count": 1, "valid_from": day, "valid_to": day} for day in row["dates"]
        ]  # fmt: skip
    else:
        days = [{"id": ids.made("schedule", service, position), **_rule(row), **valid}]
    made = [{**day, **{name: value for name, value in clock.items() if value is not None}} for day in days]
    return made if row.get("dates") else [_complete(made[0], row)]


def _said(row: Row) -> str | None:
    return display.when([_Moment(row.get("day"), row.get("start"), row.get("end"), row.get("frequency"))]) or None


def _rule(row: Row) -> dict[str, Any]:
    day, said = row.get("day"), (row.get("frequency") or "").lower()
    ordinal = _ordinal(said)
    if ordinal:
        return {"freq": "MONTHLY", "interval": 1, "byday": ordinal}
    rhythm = words.rhythms().get(said)
    rule: dict[str, Any] = {"freq": rhythm[0], "interval": rhythm[1]} if rhythm else {}
    if day and rule.get("freq") != "MONTHLY":  # TU would be every Tuesday of the month
        rule["byday"] = words.table()["days"][day]
    return rule


def _ordinal(said: str) -> str | None:
    return words.ordinals().get(said)


def _complete(schedule: Thing, row: Row) -> Thing:
    """With an attribute for each thing that reading it back would not give."""
    back = _rows(schedule)
    found = back[0] if len(back) == 1 else {}
    missing = {name for name in {*row, *found} if row.get(name) != found.get(name)}
    if missing:
        owner = str(schedule["id"])
        schedule["attributes"] = [keep_attribute(owner, "schedule", name, row.get(name)) for name in sorted(missing)]
    return schedule


def read(schedules: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows that these schedules mean; what happens on single dates comes last, sorted."""
    weekly: list[Row] = []
    single: list[occasions.Occasion] = []
    for schedule in schedules:
        day = _single_day(schedule)
        if day is not None:
            single.append((day, _clock(schedule.get("opens_at")), _clock(schedule.get("closes_at"))))
        else:
            ours = {name: value for name, value in kept(schedule).items() if name in ("day", "frequency")}
            weekly += [_clean({**row, **ours}) for row in _rows(schedule)]
    unique = {repr(row): row for row in weekly}
    return [*unique.values(), *map(_clean, occasions.rows(single))]


def _single_day(schedule: Mapping[str, Any]) -> str | None:
    """The day of a schedule that happens once: one occurrence, or a start without any rule."""
    day = occasions.day(schedule.get("dtstart") or schedule.get("valid_from"))
    if day is None or text(schedule, "byday"):
        return None
    ends = {occasions.day(schedule.get(name)) for name in ("until", "valid_to") if schedule.get(name)}
    if schedule.get("count") in (1, "1") or ends == {day}:
        return day
    return day if schedule.get("dtstart") and not schedule.get("freq") and not ends else None


def _rows(schedule: Mapping[str, Any]) -> list[Row]:
    freq, ordinals = text(schedule, "freq"), _BYDAY.findall((text(schedule, "byday") or "")[:_MOST_DAYS].upper())
    clock = {"start": _clock(schedule.get("opens_at")), "end": _clock(schedule.get("closes_at"))}
    common = {**clock, "frequency": _frequency(schedule, freq)}
    if ordinals:
        return [_clean(common | _on(number, code, freq)) for number, code in ordinals]
    start = occasions.day(schedule.get("dtstart"))
    if freq == "WEEKLY" and start:
        return [_clean(common | {"day": occasions.rows([(start, None, None)])[0]["day"]})]
    return [_clean(common)] if any(common.values()) else []


def _on(number: str, code: str, freq: str | None) -> Row:
    said = words.ordinal_words().get(f"{number.lstrip('+')}{code}") if number and freq == "MONTHLY" else None
    return {"day": words.days()[code]} | ({"frequency": said} if said else {})


def _frequency(schedule: Mapping[str, Any], freq: str | None) -> str | None:
    if freq:
        return words.rhythm_words().get((freq.upper(), _whole(schedule.get("interval"))), freq.lower())
    said = text(schedule, "description")
    known = text(schedule, "byday") or schedule.get("opens_at") or schedule.get("closes_at")
    return said[:_LONGEST] if said and not known else None


def _whole(interval: Any) -> int:
    try:
        return max(int(interval), 1)
    except (TypeError, ValueError, OverflowError):
        return 1


def _clock(said: Any) -> str | None:
    """A time as "HH:MM": seconds and offsets are left out, weekly times are local. Nonsense stays, to be refused."""
    if not isinstance(said, str) or not said.strip():
        return None
    found = _CLOCK.fullmatch(said.strip())
    return f"{int(found[1]):02}:{found[2]}" if found else said.strip()


def _clean(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, [])}
