"""The next meeting that was agreed: one day per client and maybe a time, never a place or a subject."""

import re
from datetime import date, datetime

from casework import access
from casework.models import Appointment, Trajectory
from casework.queries import appointments
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class AppointmentInThePast(Refusal):
    """An appointment is for today or later. `day`."""


class NoTimeOfDay(Refusal):
    """A time is written `14:00`."""


def plan(
    store: Store, who: Who, trajectory: str, *, planned_on: date, now: datetime, starts_at: str | None = None
) -> Appointment:
    """Agree on the next meeting; it takes the place of one that was still to come. `starts_at`: `14:00`, Amsterdam."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    _check(planned_on, starts_at, now)
    for earlier in appointments.of(store, walk, since=said_on(now)):
        store.delete(earlier)
    appointment = Appointment(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        planned_on=planned_on, starts_at=starts_at, made_at=now,
    )  # fmt: skip
    store.add(appointment)
    store.flush()
    audit.note(store, who, "appointment.plan", appointment, now=now)
    return appointment


def change(
    store: Store, who: Who, appointment: str, *, now: datetime, planned_on: date | None = None,
    starts_at: str | None = None,
) -> Appointment:  # fmt: skip
    """Another day or time; what is not given stays."""
    changed = access.appointment_for(store, who, appointment, now=now)
    _check(planned_on or changed.planned_on, starts_at, now)
    changed.planned_on, changed.starts_at = planned_on or changed.planned_on, starts_at or changed.starts_at
    store.flush()
    audit.note(store, who, "appointment.change", changed, now=now)
    return changed


def drop(store: Store, who: Who, appointment: str, *, now: datetime) -> None:
    """The meeting will not take place."""
    dropped = access.appointment_for(store, who, appointment, now=now)
    store.delete(dropped)
    store.flush()
    audit.note(store, who, "appointment.drop", dropped, now=now)


def coming(store: Store, walk: Trajectory, today: date) -> Appointment | None:
    """The next meeting of a trajectory that was let through."""
    return next(iter(appointments.of(store, walk, since=today)), None)


def usual_time(store: Store, walk: Trajectory, weekday: int) -> str | None:
    """The time of the last appointment that had one on this weekday (0 is Monday)."""
    times = [each.starts_at for each in appointments.of(store, walk) if each.planned_on.weekday() == weekday]
    return next((time for time in reversed(times) if time), None)


def _check(planned_on: date, starts_at: str | None, now: datetime) -> None:
    if planned_on < said_on(now):
        raise AppointmentInThePast(day=planned_on)
    if starts_at is not None and not _TIME.fullmatch(starts_at):
        raise NoTimeOfDay
