"""SELECTs about what clients asked of their records, and what keeps these from being erased."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased

from casework.models import Client, Erasure, InsightLink, LegalHold, RightsRequest, Trajectory
from foundation.people.models import Membership, Organisation, Person
from foundation.people.queries.colleagues import in_force
from foundation.storage import Store

AT_MOST = 20


def held() -> ColumnElement[bool]:
    """Of a trajectory: its client's records must be kept for now."""
    other = aliased(Trajectory)
    of_her = select(LegalHold.id).join(other, other.id == LegalHold.trajectory_id)
    return exists(of_her.where(other.client_id == Trajectory.client_id, LegalHold.lifted_at.is_(None)))


def hold_of(store: Store, client_id: int) -> LegalHold | None:
    """The hold in force on the records of a client."""
    of_her = select(LegalHold).join(Trajectory, Trajectory.id == LegalHold.trajectory_id)
    query = of_her.where(Trajectory.client_id == client_id, LegalHold.lifted_at.is_(None)).order_by(LegalHold.id)
    return store.scalars(query).first()


def request(store: Store, public_id: str, organisations: Collection[int]) -> RightsRequest | None:
    """One request of these organisations, held until this transaction ends: of two who answer at once one is first."""
    mine = RightsRequest.public_id == public_id, RightsRequest.organisation_id.in_(organisations)
    return store.scalars(select(RightsRequest).where(*mine).with_for_update()).one_or_none()


def waiting(store: Store, organisations: Collection[int], since: datetime) -> Sequence[RightsRequest]:
    """The requests of these organisations that wait for an answer, the first one first."""
    mine = RightsRequest.organisation_id.in_(organisations), RightsRequest.answer.is_(None)
    query = select(RightsRequest).where(*mine, RightsRequest.asked_at > since)
    return store.scalars(query.order_by(RightsRequest.id).limit(AT_MOST)).all()


def every_waiting(store: Store, since: datetime) -> Sequence[RightsRequest]:
    """The requests of every organisation that wait for an answer."""
    query = select(RightsRequest).where(RightsRequest.answer.is_(None), RightsRequest.asked_at > since)
    return store.scalars(query.order_by(RightsRequest.id)).all()


def answered(store: Store, since: datetime) -> Sequence[RightsRequest]:
    """What was answered since then by somebody else than who asked."""
    query = select(RightsRequest).where(RightsRequest.answered_at > since, RightsRequest.answer != "withdrawn")
    return store.scalars(query.order_by(RightsRequest.id)).all()


def open_of(store: Store, client_id: int, kind: str, since: datetime) -> RightsRequest | None:
    """The same request of this client that waits already."""
    of_her = select(RightsRequest).join(Trajectory, Trajectory.id == RightsRequest.trajectory_id)
    same = of_her.where(Trajectory.client_id == client_id, RightsRequest.kind == kind, RightsRequest.answer.is_(None))
    return store.scalars(same.where(RightsRequest.asked_at > since).order_by(RightsRequest.id)).first()


def link(store: Store, token_hash: str) -> InsightLink | None:
    """The link of this token, held until this transaction ends."""
    return store.scalars(
        select(InsightLink).where(InsightLink.token_hash == token_hash).with_for_update()
    ).one_or_none()


def walks_of(store: Store, client_id: int) -> Sequence[Trajectory]:
    """Every trajectory of a client, whoever walks it, the earliest first."""
    return store.scalars(select(Trajectory).where(Trajectory.client_id == client_id).order_by(Trajectory.id)).all()


def client_in(store: Store, public_id: str, organisations: Collection[int]) -> Client | None:
    """The client with this public id, if she is of one of these organisations."""
    mine = Client.public_id == public_id, Client.organisation_id.in_(organisations)
    return store.scalars(select(Client).where(*mine)).one_or_none()


def is_member(store: Store, person_id: int, organisation_id: int, roles: Collection[str], *, today: date) -> bool:
    """Whether she has one of these roles there today and was not locked out."""
    hers = Membership.person_id == person_id, Membership.organisation_id == organisation_id, Membership.role.in_(roles)
    query = select(Membership.id).join(Person, Person.id == Membership.person_id)
    return store.scalar(query.where(*hers, in_force(today), Person.blocked_at.is_(None)).limit(1)) is not None


def erased(store: Store, since: datetime) -> Sequence[Erasure]:
    """What was erased because somebody asked, since the day of this moment."""
    query = select(Erasure).where(Erasure.erased_on >= since.date(), Erasure.why == "asked")
    return store.scalars(query.order_by(Erasure.id)).all()


def organisations_called(store: Store, public_ids: Collection[str]) -> Sequence[Organisation]:
    """The organisations with these public ids."""
    return store.scalars(select(Organisation).where(Organisation.public_id.in_(public_ids))).all()


def walks_and_clients(store: Store, organisation_id: int) -> Sequence[tuple[Trajectory, Client]]:
    """Every trajectory of an organisation, with its client; for who brings a backup back, while nothing else runs."""
    mine = select(Trajectory, Client).join(Client, Client.id == Trajectory.client_id)
    rows = store.execute(mine.where(Trajectory.organisation_id == organisation_id).order_by(Trajectory.id))
    return [(walk, client) for walk, client in rows]
