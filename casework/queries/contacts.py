"""SELECTs about tries to reach a client."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.models import Contact, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Contact]:
    """The tries of a trajectory, oldest first."""
    return store.scalars(
        select(Contact).where(Contact.trajectory_id == trajectory.id).order_by(Contact.made_on, Contact.id)
    ).all()


def spoken(store: Store, trajectory: Trajectory) -> bool:
    """Whether a call was answered."""
    return any(each.outcome == "spoken" for each in of(store, trajectory))
