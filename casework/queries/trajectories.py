"""SELECTs about trajectories."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, exists, func, select

from casework.belonging import belonging_to
from casework.models import Client, Closing, Correction, Handover, Preference, Referral, Trajectory
from foundation.people.models import Person
from foundation.storage import Store, prepared

AnyRow = Row[*tuple[Any, ...]]


def is_closed() -> ColumnElement[bool]:
    """A trajectory with a closing that was not annulled by a reopening."""
    return exists().where(
        Closing.trajectory_id == Trajectory.id,
        Closing.reopened_on.is_(None),
    )


def of_client(store: Store, client_public_id: str, allowed: ColumnElement[bool]) -> Sequence[Trajectory]:
    """The trajectories of a client: open ones first, then the latest."""
    return store.scalars(_of_client(allowed), {"public_id": client_public_id}).all()


@lru_cache(maxsize=512)
def _of_client(allowed: ColumnElement[bool]) -> Select[Trajectory]:
    return (
        select(Trajectory)
        .join(Client, Client.id == Trajectory.client_id)
        .where(Client.public_id == bindparam("public_id"), allowed)
        .order_by(is_closed(), Trajectory.id.desc())
    )


def called(store: Store, public_id: str, allowed: ColumnElement[bool]) -> Trajectory | None:
    """The trajectory with this random name, if it is one of those that are allowed."""
    return store.scalars(_called(allowed), {"public_id": public_id}).one_or_none()


@lru_cache(maxsize=512)
def _called(allowed: ColumnElement[bool]) -> Select[Trajectory]:
    return select(Trajectory).where(Trajectory.public_id == bindparam("public_id"), allowed)


def shared(store: Store, allowed: ColumnElement[bool]) -> Sequence[AnyRow]:
    """(public_id, coach_id, name) of the allowed trajectories of clients with whom several coaches walk."""
    several = (
        select(Trajectory.client_id)
        .where(allowed)
        .group_by(Trajectory.client_id)
        .having(func.count(Trajectory.coach_id.distinct()) > 1)
    )
    return store.execute(
        select(Trajectory.public_id, Trajectory.coach_id, Person.name)
        .join(Person, Person.id == Trajectory.coach_id)
        .where(allowed, Trajectory.client_id.in_(several))
    ).all()


def received_on(store: Store, trajectory: Trajectory) -> date | None:
    """The day the first referral of a trajectory came in."""
    day: date | None = store.rows(*_received_on(trajectory_id=trajectory.id)).scalar_one()
    return day


@prepared
def _received_on(trajectory_id: int) -> Select[date | None]:
    return select(func.min(Referral.received_on)).where(Referral.trajectory_id == trajectory_id)


def has_followed(store: Store, trajectory: Trajectory, but_referral_id: int, *, but_for: Collection[str] = ()) -> bool:
    """Whether anything but this referral was logged in a trajectory: neither history alone nor what she likes is.

    `but_for`: tables that do not count either.
    """
    silent = {Referral.__tablename__, Correction.__tablename__, Preference.__tablename__, *but_for}
    others = [
        select(table.c.trajectory_id).where(table.c.trajectory_id == trajectory.id)
        for table in belonging_to(Trajectory)
        if table.name not in silent
    ]
    others.append(select(Referral.id).where(Referral.trajectory_id == trajectory.id, Referral.id != but_referral_id))
    return any(store.scalar(other.limit(1)) is not None for other in others)


def shows_work(store: Store, trajectory: Trajectory, but_referral_id: int) -> bool:
    """The same, and whether who gets this trajectory would see what was asked of the client or what was removed.

    That it was offered to a colleague is no work.
    """
    asked = select(Preference.trajectory_id).where(Preference.trajectory_id == trajectory.id)
    removed = select(Correction.id).where(Correction.trajectory_id == trajectory.id, Correction.entry != "referral")
    return has_followed(store, trajectory, but_referral_id, but_for=(Handover.__tablename__,)) or any(
        store.scalar(each.limit(1)) is not None for each in (asked, removed)
    )


def count_of_client(store: Store, client_id: int) -> int:
    """How many trajectories a client has, whoever walks them."""
    return store.scalar(select(func.count(Trajectory.id)).where(Trajectory.client_id == client_id)) or 0
