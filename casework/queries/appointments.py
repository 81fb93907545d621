"""SELECTs about appointments."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from casework.models import Appointment, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory, *, since: date | None = None) -> Sequence[Appointment]:
    """The appointments of a trajectory from this day on (all, without one), earliest first."""
    query = select(Appointment).where(Appointment.trajectory_id == trajectory.id)
    if since is not None:
        query = query.where(Appointment.planned_on >= since)
    return store.scalars(query.order_by(Appointment.planned_on, Appointment.id)).all()
