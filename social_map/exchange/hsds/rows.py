"""From schedules of HSDS to our rows: a weekday, times and a word for how often; or dates."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from social_map.exchange import occasions
from social_map.exchange.hsds import words
from social_map.exchange.hsds.attributes import kept, text

_CLOCK = re.compile(r"T?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?")
_BYDAY = re.compile(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)")
_LONGEST, _MOST_DAYS = 60, 200  # letters
Row = dict[str, Any]


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
            weekly += [_clean({**row, **ours}) for row in rows_of(schedule)]
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


def rows_of(schedule: Mapping[str, Any]) -> list[Row]:
    """The rows of one schedule that comes back: one for each of its days. Attributes are not looked at."""
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
