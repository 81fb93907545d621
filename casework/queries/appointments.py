"""SELECTs about appointments."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select

from casework.models import Appointment, Trajectory
from foundation.storage import Store, prepared


def of(store: Store, trajectory: Trajectory, *, since: date | None = None) -> Sequence[Appointment]:
    """The appointments of a trajectory from this day on (all, without one), earliest first."""
    return store.scalars(*_of(trajectory_id=trajectory.id, since=since or date.min)).all()


@prepared
def _of(trajectory_id: int, since: date) -> Select[Appointment]:
    mine = (Appointment.trajectory_id == trajectory_id, Appointment.planned_on >= since)
    return select(Appointment).where(*mine).order_by(Appointment.planned_on, Appointment.id)
