"""SELECTs about sessions."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select

from casework.models import Session, Trajectory
from foundation.storage import Store, prepared


def of(store: Store, trajectory: Trajectory) -> Sequence[Session]:
    """The sessions of a trajectory, oldest first."""
    return store.scalars(
        select(Session).where(Session.trajectory_id == trajectory.id).order_by(Session.held_on, Session.id)
    ).all()


def made_from(store: Store, draft: str) -> Session | None:
    """The session made from this draft."""
    return store.scalars(*_made_from(draft=draft)).one_or_none()


@prepared
def _made_from(draft: str) -> Select[Session]:
    return select(Session).where(Session.draft == draft)


def last_on(store: Store, trajectory: Trajectory, *, but_for: frozenset[str]) -> date | None:
    """The day of the last session whose kind is none of these."""
    return store.scalar(
        select(func.max(Session.held_on)).where(
            Session.trajectory_id == trajectory.id,
            Session.kind.not_in(but_for),
        )
    )


def on_the_day(store: Store, session: Session) -> int:
    """How many sessions, this one too, there are with the same client on the same day."""
    return int(store.rows(*_on_the_day(trajectory_id=session.trajectory_id, day=session.held_on)).scalar_one())


@prepared
def _on_the_day(trajectory_id: int, day: date) -> Select[int]:
    return select(func.count(Session.id)).where(Session.trajectory_id == trajectory_id, Session.held_on == day)
