"""SELECTs about questions that were asked."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, select

from casework.models import Question, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Question]:
    """Every question about a trajectory, settled ones too."""
    return store.scalars(select(Question).where(Question.trajectory_id == trajectory.id).order_by(Question.id)).all()


def about(store: Store, trajectory_id: int, kind: str, subject: str) -> Question | None:
    """The question under this unique key."""
    return store.scalars(
        select(Question).where(
            Question.trajectory_id == trajectory_id, Question.kind == kind, Question.subject == subject
        )
    ).one_or_none()


def waiting(store: Store, allowed: ColumnElement[bool]) -> Sequence[Question]:
    """The open questions about the trajectories that are allowed, oldest first."""
    return store.scalars(_open().where(allowed).order_by(Question.due_on, Question.id)).all()


def due_again(store: Store, today: date) -> Sequence[Question]:
    """Open questions whose next reminder (or chosen day) has come and whose window has not passed."""
    return store.scalars(_open().where(Question.ask_again_on <= today).order_by(Question.asked_of, Question.id)).all()


def expired(store: Store, today: date) -> Sequence[Question]:
    """Open questions whose window has passed."""
    return store.scalars(_open().where(Question.expires_on < today).order_by(Question.id)).all()


def with_public_ids(store: Store, public_ids: Sequence[str]) -> Sequence[Question]:
    """These questions."""
    return store.scalars(select(Question).where(Question.public_id.in_(public_ids)).order_by(Question.id)).all()


def _open() -> Select[Question]:
    return (
        select(Question).join(Trajectory, Trajectory.id == Question.trajectory_id).where(Question.settled_at.is_(None))
    )
