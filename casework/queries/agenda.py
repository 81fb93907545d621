"""The appointments of one coach."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Row, select

from casework.models import Appointment, PracticeMeeting, Trajectory
from foundation.storage import Store

AT_MOST = 500


def appointments(store: Store, allowed: ColumnElement[bool], since: date) -> Sequence[Row[date, str | None]]:
    """(Day, time or None) of the appointments from this day on."""
    return store.execute(
        select(Appointment.planned_on, Appointment.starts_at)
        .join(Trajectory, Trajectory.id == Appointment.trajectory_id)
        .where(allowed, Appointment.planned_on >= since)
        .order_by(Appointment.planned_on, Appointment.id)
        .limit(AT_MOST)
    ).all()


def meetings(store: Store, person_id: int, since: date) -> Sequence[date]:
    """The days on which she meets a practice, from this one on."""
    hers = PracticeMeeting.person_id == person_id, PracticeMeeting.met_on >= since
    return store.scalars(select(PracticeMeeting.met_on).where(*hers).order_by(PracticeMeeting.met_on)).all()
