"""SELECTs about goals and steps."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from casework.models import Goal, Step, Trajectory
from casework.queries.trajectories import is_closed
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Goal]:
    """The goals of a trajectory, in the order in which they were set."""
    return store.scalars(select(Goal).where(Goal.trajectory_id == trajectory.id).order_by(Goal.set_on, Goal.id)).all()


def steps(store: Store, trajectory: Trajectory) -> Sequence[Step]:
    """The steps of a trajectory, by their day."""
    return store.scalars(select(Step).where(Step.trajectory_id == trajectory.id).order_by(Step.due_on, Step.id)).all()


def due(store: Store, allowed: ColumnElement[bool], today: date) -> Sequence[tuple[Step, int]]:
    """The steps whose day has come, each with the id of its client; not of what is closed."""
    found = (
        select(Step, Trajectory.client_id)
        .join(Trajectory, Trajectory.id == Step.trajectory_id)
        .where(Step.done_on.is_(None), Step.due_on <= today, allowed, ~is_closed())
        .order_by(Step.due_on, Step.id)
    )
    return [(row[0], row[1]) for row in store.execute(found)]
