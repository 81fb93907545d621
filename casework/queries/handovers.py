"""SELECTs about clients that one coach offers to another."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from casework.models import Client, Handover, Trajectory
from casework.queries.caseload import AnyRow
from foundation.people.models import Membership, Person
from foundation.people.queries.colleagues import in_force
from foundation.storage import Store

AT_MOST = 20


def of_offer(store: Store, offer: str) -> Sequence[Handover]:
    """The rows of one offer, held until this transaction ends: of two who answer at once one is first."""
    return store.scalars(select(Handover).where(Handover.offer == offer).order_by(Handover.id).with_for_update()).all()


def accepted(store: Store, trajectory: Trajectory) -> Sequence[Handover]:
    """From whom to whom a trajectory went, earliest first."""
    hers = Handover.trajectory_id == trajectory.id, Handover.answer == "accepted"
    return store.scalars(select(Handover).where(*hers).order_by(Handover.id)).all()


def unanswered(store: Store, since: datetime) -> Sequence[AnyRow]:
    """Every offer that waits: (offer, organisation_id, from_id, to_id, offered_by, offered_at, clients)."""
    return store.execute(_offers(since)).all()


def to(store: Store, person_id: int, organisations: Collection[int], since: datetime) -> Sequence[AnyRow]:
    """The offers that wait for the answer of this person in these organisations."""
    hers = Handover.to_id == person_id, Handover.organisation_id.in_(organisations)
    return store.execute(_offers(since).where(*hers).limit(AT_MOST)).all()


def by(store: Store, person_id: int, since: datetime) -> Sequence[AnyRow]:
    """The offers that this person made and that wait."""
    return store.execute(_offers(since).where(Handover.offered_by == person_id).limit(AT_MOST)).all()


def open_of(store: Store, trajectories: Collection[int]) -> Sequence[Handover]:
    """What was offered of these trajectories before and has no answer."""
    return store.scalars(
        select(Handover).where(Handover.trajectory_id.in_(trajectories), Handover.answer.is_(None))
    ).all()


def walked(
    store: Store, coach_id: int, organisations: Collection[int], *, client: str = "", came_from: int | None = None
) -> Sequence[Trajectory]:
    """Whom this coach walks with herself; of one client (public id), or only those who came from this colleague."""
    found = select(Trajectory).where(Trajectory.coach_id == coach_id, Trajectory.organisation_id.in_(organisations))
    if client:
        found = found.join(Client, Client.id == Trajectory.client_id).where(Client.public_id == client)
    if came_from is not None:
        found = found.where(Trajectory.id.in_(_taken_over(came_from, coach_id)))
    return store.scalars(found.order_by(Trajectory.id)).all()


def givers(store: Store, coach_id: int, organisations: Collection[int], *, today: date) -> Sequence[AnyRow]:
    """(id, public_id, name, clients): colleagues there of today from whom she took over clients whom she still has."""
    count = func.count(Trajectory.client_id.distinct())
    return store.execute(
        select(Person.id, Person.public_id, Person.name, count.label("clients"))
        .join(Handover, Handover.from_id == Person.id)
        .join(Trajectory, Trajectory.id == Handover.trajectory_id)
        .where(
            Trajectory.coach_id == coach_id, Trajectory.organisation_id.in_(organisations),
            Handover.to_id == coach_id, Handover.answer == "accepted",
            Person.id != coach_id, Person.blocked_at.is_(None), _coaches_there(today),
        )
        .group_by(Person.id, Person.public_id, Person.name)
        .order_by(Person.name)
        .limit(AT_MOST)
    ).all()  # fmt: skip


def walked_by_who_left(
    store: Store, coach_id: int, organisations: Collection[int], *, today: date
) -> Sequence[Trajectory]:
    """Whom somebody still walks with there who coaches there no more."""
    found = select(Trajectory).join(Person, Person.id == Trajectory.coach_id)
    hers = Trajectory.coach_id == coach_id, Trajectory.organisation_id.in_(organisations)
    gone = or_(Person.blocked_at.is_not(None), ~_coaches_there(today))
    return store.scalars(found.where(*hers, gone).order_by(Trajectory.id)).all()


def left(store: Store, organisations: Collection[int], *, today: date) -> Sequence[AnyRow]:
    """(id, public_id, name, clients) of everybody who still has clients there and coaches there no more."""
    return store.execute(
        select(Person.id, Person.public_id, Person.name, func.count(Trajectory.client_id.distinct()).label("clients"))
        .join(Trajectory, Trajectory.coach_id == Person.id)
        .where(
            Trajectory.organisation_id.in_(organisations),
            or_(Person.blocked_at.is_not(None), ~_coaches_there(today)),
        )
        .group_by(Person.id, Person.public_id, Person.name)
        .order_by(Person.name)
        .limit(AT_MOST)
    ).all()  # fmt: skip


def answered(store: Store, since: datetime) -> Sequence[AnyRow]:
    """Offers accepted or refused since then: (offer, organisation_id, from_id, to_id, offered_by, answer, clients)."""
    what = Handover.offer, Handover.organisation_id, Handover.from_id, Handover.to_id, Handover.offered_by
    return store.execute(
        select(*what, Handover.answer, func.count(Trajectory.client_id.distinct()).label("clients"))
        .join(Trajectory, Trajectory.id == Handover.trajectory_id)
        .where(Handover.answer.in_(("accepted", "refused")), Handover.answered_at >= since)
        .group_by(*what, Handover.answer)
        .order_by(func.min(Handover.id))
    ).all()


def _taken_over(from_id: int, to_id: int) -> Select[int]:
    went = Handover.from_id == from_id, Handover.to_id == to_id, Handover.answer == "accepted"
    return select(Handover.trajectory_id).where(*went)


def _offers(since: datetime) -> Select[*tuple[Any, ...]]:
    what = Handover.offer, Handover.organisation_id, Handover.from_id, Handover.to_id, Handover.offered_by
    return (
        select(*what, Handover.offered_at, func.count(Trajectory.client_id.distinct()).label("clients"))
        .join(Trajectory, and_(Trajectory.id == Handover.trajectory_id, Trajectory.coach_id == Handover.from_id))
        .where(Handover.answer.is_(None), Handover.offered_at > since)
        .group_by(*what, Handover.offered_at)
        .order_by(func.min(Handover.id))
    )


def _coaches_there(today: date) -> ColumnElement[bool]:
    return exists().where(
        Membership.person_id == Person.id, Membership.organisation_id == Trajectory.organisation_id,
        Membership.role == "coach", in_force(today),
    )  # fmt: skip
