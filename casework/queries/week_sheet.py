"""SELECTs about one week of a coach."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from casework.models import Appointment, Trajectory
from foundation.storage import Store


def appointments(store: Store, allowed: ColumnElement[bool], first: date, last: date) -> Sequence[Appointment]:
    """The appointments in these trajectories from one day up to and with another."""
    return store.scalars(
        select(Appointment)
        .join(Trajectory, Trajectory.id == Appointment.trajectory_id)
        .where(allowed, Appointment.planned_on.between(first, last))
        .order_by(Appointment.planned_on)
    ).all()


def ids(store: Store, public_ids: Sequence[str]) -> dict[str, int]:
    """The numbers of trajectories by their public ids."""
    found = store.execute(select(Trajectory.public_id, Trajectory.id).where(Trajectory.public_id.in_(public_ids)))
    return {row.public_id: row.id for row in found}
