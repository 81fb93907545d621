"""SELECTs about what was corrected."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from casework.models import Correction, Trajectory
from foundation.storage import Store

MOST = 20


def of(store: Store, trajectory: Trajectory, entry_id: str) -> Sequence[Correction]:
    """The last corrections of one entry, the newest first."""
    return store.scalars(
        select(Correction)
        .where(Correction.trajectory_id == trajectory.id, Correction.entry_id == entry_id)
        .order_by(Correction.id.desc())
        .limit(MOST)
    ).all()


def gone(store: Store, trajectory: Trajectory) -> Sequence[Correction]:
    """What was removed here or moved away last, the newest first."""
    return store.scalars(
        select(Correction)
        .where(Correction.trajectory_id == trajectory.id, Correction.verb.in_(("removed", "moved_away")))
        .order_by(Correction.id.desc())
        .limit(MOST)
    ).all()


def go_along(store: Store, here: Trajectory, there: Trajectory, entry_id: str) -> None:
    """The history of an entry that moves to another trajectory of the same organisation."""
    rows = update(Correction).where(Correction.trajectory_id == here.id, Correction.entry_id == entry_id)
    store.execute(rows.values(trajectory_id=there.id))


def forget(store: Store, trajectory: Trajectory) -> None:
    """A trajectory that is taken away takes its history along."""
    store.execute(delete(Correction).where(Correction.trajectory_id == trajectory.id))
