"""SELECTs about what clients say is not right."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.models import Objection, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Objection]:
    """What the client of a trajectory said is not right, oldest first."""
    return store.scalars(select(Objection).where(Objection.trajectory_id == trajectory.id).order_by(Objection.id)).all()


def same(store: Store, facts: dict[str, object]) -> Objection | None:
    """The objection with exactly these columns: said twice in a day is said once."""
    return store.scalars(select(Objection).filter_by(**facts)).first()
