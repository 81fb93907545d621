"""Schedules of HSDS, which follow RRULE, and the rows of ours: a weekday, times and a word for how often."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from social_map import display
from social_map.exchange.hsds import ids, words
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.attributes import keep as keep_attribute
from social_map.exchange.hsds.rows import Row, rows_of


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
    back = rows_of(schedule)
    found = back[0] if len(back) == 1 else {}
    missing = {name for name in {*row, *found} if row.get(name) != found.get(name)}
    if missing:
        owner = str(schedule["id"])
        schedule["attributes"] = [keep_attribute(owner, "schedule", name, row.get(name)) for name in sorted(missing)]
    return schedule
