"""What is stored of the trajectories that a folder speaks of: read in chunks, as plain rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Select, select

from casework.models import (
    Appointment,
    Client,
    Closing,
    ErasedKey,
    FollowUp,
    Participation,
    Question,
    Referral,
    Session,
    Trajectory,
)
from foundation.people.models import Membership, Municipality, Organisation, Person
from foundation.storage import Store
from social_map.models import Listing

AT_ONCE = 5000
AnyRow = Row[*tuple[Any, ...]]
Item = TypeVar("Item")


def chunks(items: Sequence[Item], size: int = AT_ONCE) -> Iterator[list[Item]]:
    """The items, so many at a time."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def trajectories(store: Store, organisation_id: int, column: str, values: Sequence[str]) -> Iterator[AnyRow]:
    """The trajectories of an organisation with one of these source keys or public ids, with their client."""
    for some in chunks(values):
        yield from store.execute(_with_client(organisation_id).where(getattr(Trajectory, column).in_(some)))


def all_trajectories(store: Store, organisation_id: int, size: int) -> Iterator[list[AnyRow]]:
    """Every trajectory of an organisation with its client, in the order in which they came, so many at a time."""
    last = 0
    while some := list(
        store.execute(_with_client(organisation_id).where(Trajectory.id > last).order_by(Trajectory.id).limit(size))
    ):
        yield some
        last = some[-1].id


def _with_client(organisation_id: int) -> Select[*tuple[Any, ...]]:
    t, c = Trajectory, Client
    return (
        select(
            t.id, t.public_id, t.source_key, t.coach_id, t.client_id, t.municipality_id, t.main_reason, t.icpc,
            c.public_id.label("client_public_id"),
        )
        .join(c, c.id == t.client_id)
        .where(t.organisation_id == organisation_id)
    )  # fmt: skip


def clients(store: Store, organisation_id: int, column: str, values: Sequence[str]) -> Iterator[Client]:
    """The clients of an organisation with one of these source keys or public ids."""
    wanted = select(Client).where(Client.organisation_id == organisation_id)
    for some in chunks(values):
        yield from store.scalars(wanted.where(getattr(Client, column).in_(some)))


def erased(store: Store, organisation_id: int, keys: Sequence[str]) -> set[str]:
    """Which of these keys were erased."""
    found: set[str] = set()
    wanted = select(ErasedKey.source_key).where(ErasedKey.organisation_id == organisation_id)
    for some in chunks(keys):
        found.update(store.scalars(wanted.where(ErasedKey.source_key.in_(some))))
    return found


def referrals(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The referrals of these trajectories, the first one first."""
    r = Referral
    yield from store.execute(
        select(r.id, r.trajectory_id, r.received_on, r.referrer_type, r.practice_id, r.repeat)
        .where(r.trajectory_id.in_(ids))
        .order_by(r.repeat, r.received_on, r.id)
    )


def sessions(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The sessions of these trajectories, oldest first."""
    s = Session
    yield from store.execute(
        select(s.id, s.trajectory_id, s.source_key, s.held_on, s.minutes, s.kind, s.status)
        .where(s.trajectory_id.in_(ids))
        .order_by(s.held_on, s.id)
    )


def participations(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The participations of these trajectories, with the source_id of their listing."""
    p = Participation
    yield from store.execute(
        select(
            p.id, p.trajectory_id, p.source_key, p.category, p.listing_id, p.listing_name, p.chosen_on, p.planned_on,
            p.started_on, p.stopped_on, p.stop_reason, p.found, Listing.source_id,
        )
        .outerjoin(Listing, Listing.id == p.listing_id)
        .where(p.trajectory_id.in_(ids))
        .order_by(p.chosen_on, p.id)
    )  # fmt: skip


def follow_ups(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The answers of these trajectories; of the same months the last one counts."""
    f = FollowUp
    yield from store.execute(
        select(f.id, f.trajectory_id, f.months, f.outcome, f.answered_on).where(f.trajectory_id.in_(ids)).order_by(f.id)
    )


def closings(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The closings of these trajectories, in date order."""
    c = Closing
    yield from store.execute(
        select(c.id, c.trajectory_id, c.closed_on, c.reason, c.reopened_on, c.reopened_by, c.may_ask_later)
        .where(c.trajectory_id.in_(ids))
        .order_by(c.closed_on)
    )


def appointments(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The appointments of these trajectories."""
    a = Appointment
    yield from store.execute(
        select(a.id, a.trajectory_id, a.planned_on).where(a.trajectory_id.in_(ids)).order_by(a.planned_on, a.id)
    )


def asked_about(store: Store, ids: Sequence[int]) -> Iterator[Trajectory]:
    """Those of these trajectories about which something was ever asked."""
    for some in chunks(ids):
        asked = select(Question.trajectory_id).where(Question.trajectory_id.in_(some))
        yield from store.scalars(select(Trajectory).where(Trajectory.id.in_(asked)).order_by(Trajectory.id))


def ids_by_key(store: Store, kind: type[Client] | type[Trajectory], organisation_id: int) -> dict[str, int]:
    """The id of every client or trajectory of an organisation that came from a file, by its hashed key."""
    wanted = select(kind.source_key, kind.id).where(kind.organisation_id == organisation_id)
    return {row[0]: row[1] for row in store.execute(wanted.where(kind.source_key.is_not(None))) if row[0]}


def municipalities(store: Store) -> Iterator[Municipality]:
    """Every municipality."""
    yield from store.scalars(select(Municipality).order_by(Municipality.id))


def practices(store: Store) -> Iterator[Organisation]:
    """Every practice, removed ones too: history stays."""
    yield from store.scalars(select(Organisation).where(Organisation.kind == "practice").order_by(Organisation.id))


def coaches(store: Store, organisation_id: int, today: date) -> Iterator[Person]:
    """The coaches of an organisation today."""
    yield from store.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.role == "coach",
            (Membership.until_on.is_(None)) | (Membership.until_on >= today),
        )
        .order_by(Person.id)
    )


def listings(store: Store, source_ids: Sequence[str]) -> Iterator[AnyRow]:
    """(source_id, id, title) of the listings with these source ids."""
    for some in chunks(source_ids):
        yield from store.execute(
            select(Listing.source_id, Listing.id, Listing.title).where(Listing.source_id.in_(some)).order_by(Listing.id)
        )


def clients_by_id(store: Store, ids: Sequence[int]) -> Iterator[Client]:
    """These clients."""
    for some in chunks(ids):
        yield from store.scalars(select(Client).where(Client.id.in_(some)))


def people(store: Store) -> Iterator[Person]:
    """Everyone who may be a coach."""
    yield from store.scalars(select(Person))
