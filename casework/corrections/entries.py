"""What can be corrected: an entry, found through the access rules, and its facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from casework import access
from casework.models import (
    Appointment,
    Barrier,
    Closing,
    FollowUp,
    Goal,
    Participation,
    Pause,
    Referral,
    Session,
    Step,
    Trajectory,
)
from casework.queries import follow_ups
from casework.referrals.describing import DETAILS
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

ENTRIES = (
    "session", "referral", "choice", "check3", "check6", "closing", "appointment", "goal", "step", "barrier", "pause",
)  # fmt: skip
Row = Session | Referral | Participation | FollowUp | Closing | Appointment | Goal | Step | Barrier | Pause
_FACTS: Mapping[str, tuple[str, ...]] = {
    "session": ("held_on", "kind", "minutes", "status"),
    "referral": ("received_on", "referrer_type", "practice_id", *DETAILS),
    "choice": ("chosen_on", "category", "planned_on", "started_on", "stopped_on", "stop_reason"),
    "check": ("months", "outcome", "answered_on"),
    "closing": ("closed_on", "reason"),
    "appointment": ("planned_on", "starts_at"),
    "goal": ("dimension", "set_on", "reached_on"),
    "step": ("what", "due_on", "done_on"),
    "barrier": ("barrier", "place", "help", "noted_on"),
    "pause": ("began_on", "until_on", "ended_on"),
}
_COLUMN = {"barrier": "kind"}  # a talk has a kind too, from another list


class OutOfOrder(Refusal):
    """A day that cannot be: the first referral comes before everything else in its trajectory."""


@dataclass(frozen=True)
class Entry:
    """One thing that was logged. `name` is one of `ENTRIES`; `id` its public id, of a check its trajectory's."""

    name: str
    id: str
    row: Row
    walk: Trajectory

    @property
    def kind(self) -> str:
        """The kind of entry, as its history names it."""
        return "check" if self.name.startswith("check") else self.name

    @property
    def key(self) -> str:
        """By what its history is found."""
        return self.name if self.kind == "check" else self.id

    @property
    def facts(self) -> dict[str, Any]:
        """What can be different, in plain values: codes, ISO days, numbers."""
        return {name: plain(getattr(self.row, _COLUMN.get(name, name))) for name in _FACTS[self.kind]}


def find(store: Store, who: Who, name: str, id_: str, *, now: datetime) -> Entry:
    """An entry in a trajectory of hers; NotFound for any other, and for a name that is none."""
    if name in ("check3", "check6"):
        walk = access.trajectory_for(store, who, id_, now=now)
        given = follow_ups.answers(store, walk).get(int(name[-1]))
        if given is None:
            raise NotFound
        return Entry(name, id_, given, walk)
    if name not in _FIND:
        raise NotFound
    row = _FIND[name](store, who, id_, now=now)
    return Entry(name, id_, row, access.trajectory_of(store, row))


def plain(value: Any) -> Any:
    """A value as history keeps it."""
    return value.isoformat() if isinstance(value, date) else value


_FIND: Mapping[str, Callable[..., Any]] = {
    "session": access.session_for,
    "referral": access.referral_for,
    "choice": access.participation_for,
    "closing": access.closing_for,
    "appointment": access.appointment_for,
    "goal": access.goal_for,
    "step": access.step_for,
    "barrier": access.barrier_for,
    "pause": access.pause_for,
}
