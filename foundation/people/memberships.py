"""Memberships: given by an invite, confirmed by who invited, ended."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Row

from foundation.people.models import Membership, MembershipMunicipality, Person
from foundation.people.queries import colleagues
from foundation.people.queries import people as queries
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


class MembershipNotFound(NotFound):
    """There is no such membership, or it is not yours to decide on."""


def give(
    store: Store,
    person_id: int,
    *,
    role: str,
    organisation_id: int,
    municipality_ids: Iterable[int] = (),
    today: date,
    confirmed_at: datetime | None,
    invited_by: int | None = None,
) -> Membership:
    """Make a person member, or add municipalities to the same membership. Unconfirmed it opens nothing yet."""
    membership = queries.membership_as(store, person_id, role, organisation_id, today=today)
    if membership is None:
        membership = Membership(
            public_id=store.new_public_id(),
            person_id=person_id,
            organisation_id=organisation_id,
            role=role,
            from_on=today,
            confirmed_at=confirmed_at,
            invited_by=invited_by,
        )
        store.add(membership)
        store.flush()
    elif membership.confirmed_at is None:
        membership.confirmed_at = confirmed_at
    for municipality_id in sorted(set(municipality_ids)):
        store.merge(MembershipMunicipality(membership_id=membership.id, municipality_id=municipality_id))
    store.flush()
    return membership


def coaches_in(store: Store, organisation_ids: Collection[int], *, today: date) -> Sequence[Row[Membership, Person]]:
    """(Membership, Person) of every coach of these organisations, by name."""
    return colleagues.members(store, organisation_ids, "coach", today=today)


def confirm(store: Store, who: Who, public_id: str, *, now: datetime) -> Membership:
    """Confirm that the right person used an invite: only who gave it, or whoever runs Wegwijs, can."""
    membership = _mine(store, who, public_id)
    membership.confirmed_at = membership.confirmed_at or now
    return membership


def reject(store: Store, who: Who, public_id: str, *, today: date) -> Membership:
    """The wrong person used an invite: its membership ends before it began."""
    membership = _mine(store, who, public_id)
    if membership.confirmed_at is not None:
        raise MembershipNotFound
    membership.until_on = today - timedelta(days=1)
    return membership


def end(store: Store, who: Who, public_id: str, *, last_day: date) -> Membership:
    """Let a membership end after `last_day`: by whoever runs Wegwijs or an admin of that organisation."""
    membership = queries.membership(store, public_id)
    if membership is None:
        raise MembershipNotFound
    if who.person_id is not None and membership.organisation_id not in who.organisations("admin"):
        raise MembershipNotFound
    membership.until_on = last_day
    return membership


def _mine(store: Store, who: Who, public_id: str) -> Membership:
    membership = queries.membership(store, public_id)
    if membership is None or (who.person_id is not None and membership.invited_by != who.person_id):
        raise MembershipNotFound
    return membership
