"""SELECTs about answers after 3 and 6 months."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.models import FollowUp, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[FollowUp]:
    """Every answer of a trajectory; of the same `months` the last one counts."""
    return store.scalars(select(FollowUp).where(FollowUp.trajectory_id == trajectory.id).order_by(FollowUp.id)).all()


def answers(store: Store, trajectory: Trajectory) -> dict[int, FollowUp]:
    """The answer that counts, by months."""
    return {answer.months: answer for answer in of(store, trajectory)}
