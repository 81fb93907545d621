"""Correcting what a coach works on with a client: goals, steps, what is in the way, pauses."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from casework import pauses
from casework.corrections.entries import Entry, OutOfOrder
from casework.entries import UnknownCode, not_in_future
from casework.goals import LONGEST, StepOutOfReach
from casework.models import Pause, Trajectory
from casework.models.barriers import HELP, PLACES
from casework.models.goals import STEPS
from casework.queries import closings
from foundation.language.dates import add_months, said_on
from foundation.storage import Store

ENDED = {"goal": "reached_on", "step": "done_on", "pause": "ended_on"}  # the day that may be empty


def change(entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    """Change these facts of the row. Refuses days and codes that cannot be; what has no end gets none here."""
    row: Any = entry.row
    end = ENDED.get(entry.kind, "")
    if end in changes and (getattr(row, end) is None or changes[end] is None):
        raise OutOfOrder  # it is reached, done or over by a tap where it stands
    given = {name: changes.get(name, getattr(row, name)) for name in _LOOKED_AT[entry.kind]}
    _CHECKS[entry.kind](given, set(changes), now)
    for name, value in changes.items():
        setattr(row, name, value)


def move(store: Store, entry: Entry, target: Trajectory) -> None:
    """It is of another trajectory. Nothing rests twice, and what is closed does not rest."""
    row: Any = entry.row
    if isinstance(row, Pause) and row.ended_on is None:
        rests = pauses.standing(store, target) is not None
        if rests or closings.final(store, target) is not None:
            raise OutOfOrder
    row.trajectory_id = target.id


def _goal(given: Mapping[str, Any], changed: set[str], now: datetime) -> None:
    _past(given, changed & {"set_on", "reached_on"}, now)
    _in_order(given["set_on"], given["reached_on"])


def _step(given: Mapping[str, Any], changed: set[str], now: datetime) -> None:
    _past(given, changed & {"done_on"}, now)
    if given["what"] not in STEPS:
        raise UnknownCode(list="what")
    if "due_on" in changed and abs(given["due_on"] - said_on(now)) > LONGEST:
        raise StepOutOfReach(day=given["due_on"])


def _barrier(given: Mapping[str, Any], changed: set[str], now: datetime) -> None:
    _past(given, changed & {"noted_on"}, now)
    for name, known in (("place", PLACES), ("help", HELP)):
        if given[name] is not None and given[name] not in known:
            raise UnknownCode(list=name)


def _pause(given: Mapping[str, Any], changed: set[str], now: datetime) -> None:
    """It begins before it ends; one that stands wakes on a day that comes, within a year."""
    _past(given, changed & {"began_on", "ended_on"}, now)
    _in_order(given["began_on"], given["until_on"] - timedelta(days=1), given["ended_on"])
    if "until_on" in changed and given["ended_on"] is None:
        today = said_on(now)
        if not today < given["until_on"] <= add_months(today, pauses.LONGEST):
            raise pauses.PauseOutOfReach(day=given["until_on"])


def _past(given: Mapping[str, Any], names: set[str], now: datetime) -> None:
    for name in names:
        not_in_future(given[name], now)


def _in_order(first: date, *later: date | None) -> None:
    if any(day is not None and day < first for day in later):
        raise OutOfOrder


_LOOKED_AT: Mapping[str, tuple[str, ...]] = {
    "goal": ("set_on", "reached_on"),
    "step": ("what", "due_on", "done_on"),
    "barrier": ("place", "help", "noted_on"),
    "pause": ("began_on", "until_on", "ended_on"),
}
_CHECKS: Mapping[str, Callable[[Mapping[str, Any], set[str], datetime], None]] = {
    "goal": _goal,
    "step": _step,
    "barrier": _barrier,
    "pause": _pause,
}
