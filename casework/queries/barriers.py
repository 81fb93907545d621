"""SELECTs about what stands in the way, and about pauses."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, exists, select

from casework.models import Barrier, Pause, Trajectory
from foundation.storage import Store, prepared


def of(store: Store, trajectory: Trajectory) -> Sequence[Barrier]:
    """Everything noted of what is in the way, oldest first."""
    return store.scalars(select(Barrier).where(Barrier.trajectory_id == trajectory.id).order_by(Barrier.id)).all()


def pauses(store: Store, ids: Sequence[int]) -> Sequence[Pause]:
    """Every pause of these trajectories, oldest first."""
    return list(store.scalars(*_pauses(ids=ids)))


@prepared
def _pauses(ids: Sequence[int]) -> Select[Pause]:
    return select(Pause).where(Pause.trajectory_id.in_(ids)).order_by(Pause.began_on, Pause.id)


def is_paused() -> ColumnElement[bool]:
    """A trajectory that rests."""
    return exists().where(Pause.trajectory_id == Trajectory.id, Pause.ended_on.is_(None))
