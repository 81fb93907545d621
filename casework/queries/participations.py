"""SELECTs about participations."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.models import Participation, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Participation]:
    """The participations of a trajectory in the order in which they were chosen."""
    return store.scalars(
        select(Participation)
        .where(
            Participation.trajectory_id == trajectory.id,
        )
        .order_by(Participation.chosen_on, Participation.id)
    ).all()


def made_from(store: Store, draft: str) -> Participation | None:
    """The participation made from this draft."""
    return store.scalars(select(Participation).where(Participation.draft == draft)).one_or_none()
