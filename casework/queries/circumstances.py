"""SELECTs about complaints and life events."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.models import Circumstance, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Circumstance]:
    """What was noted of a trajectory, oldest first."""
    hers = select(Circumstance).where(Circumstance.trajectory_id == trajectory.id)
    return store.scalars(hers.order_by(Circumstance.id)).all()
