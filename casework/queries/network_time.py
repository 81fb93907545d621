"""SELECTs about hours: those for the network, and those with clients."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from casework.models import NetworkTime, Session, Trajectory
from foundation.storage import Store


def made_from(store: Store, draft: str) -> NetworkTime | None:
    """The row made from this draft."""
    return store.scalars(select(NetworkTime).where(NetworkTime.draft == draft)).one_or_none()


def called(store: Store, public_id: str) -> NetworkTime | None:
    """The row with this public id."""
    return store.scalars(select(NetworkTime).where(NetworkTime.public_id == public_id)).one_or_none()


def between(store: Store, person_id: int, first: date, last: date) -> Sequence[NetworkTime]:
    """What somebody logged from one day up to and with another, oldest first."""
    return store.scalars(
        select(NetworkTime)
        .where(NetworkTime.person_id == person_id, NetworkTime.spent_on.between(first, last))
        .order_by(NetworkTime.spent_on, NetworkTime.id)
    ).all()


def sessions(store: Store, allowed: ColumnElement[bool], first: date, last: date) -> Sequence[Session]:
    """The sessions in these trajectories from one day up to and with another, oldest first."""
    return store.scalars(
        select(Session)
        .join(Trajectory, Trajectory.id == Session.trajectory_id)
        .where(allowed, Session.held_on.between(first, last))
        .order_by(Session.held_on, Session.id)
    ).all()
