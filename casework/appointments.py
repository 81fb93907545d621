"""The next meeting that was agreed: one day per client, never a place or a subject."""

from datetime import date, datetime

from casework import access
from casework.models import Appointment
from casework.queries import appointments
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store


class AppointmentInThePast(Refusal):
    """An appointment is for today or later. `day`."""


def plan(store: Store, who: Who, trajectory: str, *, planned_on: date, now: datetime) -> Appointment:
    """Agree on the next meeting; it takes the place of one that was still to come."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    today = said_on(now)
    if planned_on < today:
        raise AppointmentInThePast(day=planned_on)
    for earlier in appointments.of(store, walk, since=today):
        store.delete(earlier)
    appointment = Appointment(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        planned_on=planned_on, made_at=now,
    )  # fmt: skip
    store.add(appointment)
    store.flush()
    _note(store, who, "appointment.plan", appointment, now)
    return appointment


def drop(store: Store, who: Who, appointment: str, *, now: datetime) -> None:
    """The meeting will not take place."""
    dropped = access.appointment_for(store, who, appointment, now=now)
    store.delete(dropped)
    store.flush()
    _note(store, who, "appointment.drop", dropped, now)


def _note(store: Store, who: Who, verb: str, appointment: Appointment, now: datetime) -> None:
    audit.record(store, who, verb, appointment.public_id, now=now, organisation_id=appointment.organisation_id)
