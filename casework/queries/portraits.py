"""SELECTs about who somebody is and how she likes it: the newest answer counts."""

from sqlalchemy import select

from casework.models import Enjoyment, Portrait, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Portrait | None:
    """What was asked at the intake; of two, after a merge, one that was answered."""
    hers = select(Portrait).where(Portrait.trajectory_id == trajectory.id)
    return store.scalars(hers.order_by(Portrait.gender.is_(None), Portrait.id.desc()).limit(1)).one_or_none()


def enjoyment(store: Store, trajectory: Trajectory) -> Enjoyment | None:
    """What was said at six months."""
    found = select(Enjoyment).where(Enjoyment.trajectory_id == trajectory.id).order_by(Enjoyment.id.desc()).limit(1)
    return store.scalars(found).one_or_none()
