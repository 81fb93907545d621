"""SELECTs about participations."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select

from casework.models import Participation, Trajectory
from foundation.storage import Store, prepared


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


def first_start(store: Store, trajectory_id: int) -> date | None:
    """The day of the first start in a trajectory."""
    day: date | None = store.scalar(*_first_start(trajectory_id=trajectory_id))
    return day


@prepared
def _first_start(trajectory_id: int) -> Select[date | None]:
    return select(func.min(Participation.started_on)).where(Participation.trajectory_id == trajectory_id)
