"""SELECTs about closings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from casework.models import Closing, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Closing]:
    """The closings of a trajectory in date order, annulled ones too."""
    return store.scalars(
        select(Closing).where(Closing.trajectory_id == trajectory.id).order_by(Closing.closed_on)
    ).all()


def final(store: Store, trajectory: Trajectory) -> Closing | None:
    """The closing that stands, or None while the trajectory is open."""
    return next((closing for closing in of(store, trajectory) if closing.reopened_on is None), None)


def on(store: Store, trajectory: Trajectory, day: date) -> Closing | None:
    """The closing of this day, annulled or not."""
    return next((closing for closing in of(store, trajectory) if closing.closed_on == day), None)
