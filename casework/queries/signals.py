"""SELECTs about what was pointed out, and about what may have to be."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from casework.models import Participation, Session, Signal, Trajectory
from casework.queries.trajectories import is_closed
from foundation.storage import Store


def of(store: Store, trajectory_ids: Sequence[int]) -> Sequence[Signal]:
    """Every signal of these trajectories, oldest first."""
    return store.scalars(select(Signal).where(Signal.trajectory_id.in_(trajectory_ids)).order_by(Signal.id)).all()


def contact_minutes(store: Store, allowed: ColumnElement[bool], *, at_least: float) -> dict[int, int]:
    """Trajectory id: minutes of every session that was held, where they are this many. Open trajectories only."""
    total = func.sum(Session.minutes)
    found = (
        select(Session.trajectory_id, total)
        .join(Trajectory, Trajectory.id == Session.trajectory_id)
        .where(Session.status == "held", Session.minutes.is_not(None), allowed, ~is_closed())
        .group_by(Session.trajectory_id)
        .having(total >= at_least)
    )
    return {row[0]: int(row[1] or 0) for row in store.execute(found)}


def taking_part(store: Store, allowed: ColumnElement[bool]) -> Sequence[tuple[Participation, Trajectory]]:
    """Every participation that began and goes on, with its trajectory; not of what is closed."""
    found = (
        select(Participation, Trajectory)
        .join(Trajectory, Trajectory.id == Participation.trajectory_id)
        .where(Participation.started_on.is_not(None), Participation.stopped_on.is_(None), allowed, ~is_closed())
        .order_by(Participation.started_on, Participation.id)
    )
    return [(row[0], row[1]) for row in store.execute(found)]
