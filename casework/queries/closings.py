"""SELECTs about closings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select

from casework.models import Closing, Trajectory
from foundation.storage import Store, prepared


def of(store: Store, trajectory: Trajectory) -> Sequence[Closing]:
    """The closings of a trajectory in date order, annulled ones too."""
    return store.scalars(*_of(trajectory_id=trajectory.id)).all()


@prepared
def _of(trajectory_id: int) -> Select[Closing]:
    return select(Closing).where(Closing.trajectory_id == trajectory_id).order_by(Closing.closed_on)


def final(store: Store, trajectory: Trajectory) -> Closing | None:
    """The closing that stands, or None while the trajectory is open."""
    return next((closing for closing in of(store, trajectory) if closing.reopened_on is None), None)


def on(store: Store, trajectory: Trajectory, day: date) -> Closing | None:
    """The closing of this day, annulled or not."""
    return next((closing for closing in of(store, trajectory) if closing.closed_on == day), None)
