"""Who comes in by an invite: a membership, or a person on her new account."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from foundation.people import locks, memberships
from foundation.people.invites.newcomers import newcomer
from foundation.people.invites.refusals import InviteExpired, InviteUnknown
from foundation.people.models import Account, Invite, Membership, Person
from foundation.people.queries import invites as queries
from foundation.people.queries import people as people_queries
from foundation.refusals import Refusal
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who came in, as what. `membership` is None where an invite only moved a person to a new account.

    While `membership.confirmed_at` is None, `membership.invited_by` is to be asked to confirm it.
    """

    person: Person
    membership: Membership | None


def let_in(store: Store, invite: Invite, channel: str, number: int, name: str, *, now: datetime) -> Accepted | Refusal:
    """The membership of a usable invite; `InviteExpired` for whoever was blocked after it was made."""
    known = people_queries.of_account(store, channel, number)
    if known is not None and known.blocked_at is not None and invite.made_at <= known.blocked_at:
        return InviteExpired()
    if invite.person_id is not None:
        return _move(store, invite, known, channel, number, now=now)
    person = known or newcomer(store, invite, channel, number, name, now=now)
    membership = _join(store, invite, person, now=now)
    _use(invite, person, now=now)
    return Accepted(person, membership)


def _move(
    store: Store, invite: Invite, known: Person | None, channel: str, number: int, *, now: datetime
) -> Accepted | Refusal:
    """To a new account in this channel; an account that is somebody else's stays theirs."""
    person = store.get_one(Person, invite.person_id)
    if known is not None and known.id != person.id:
        return InviteUnknown()
    for account in people_queries.accounts_of(store, person.id, channel):
        store.delete(account)
    store.flush()
    store.add(Account(channel=channel, number=number, person_id=person.id, reachable=True, linked_at=now))
    locks.shut(store, person.id, now=now)  # whoever holds the new phone gives the PIN first
    _use(invite, person, now=now)
    return Accepted(person, None)


def _join(store: Store, invite: Invite, person: Person, *, now: datetime) -> Membership:
    if invite.role is None or invite.organisation_id is None:
        raise AssertionError("the table refuses an invite without a purpose")
    return memberships.give(
        store,
        person.id,
        role=invite.role,
        organisation_id=invite.organisation_id,
        municipality_ids=queries.municipalities(store, invite.id),
        today=now.astimezone(ZoneInfo("Europe/Amsterdam")).date(),
        confirmed_at=None if invite.needs_confirmation else now,
        invited_by=invite.invited_by,
    )


def _use(invite: Invite, person: Person, *, now: datetime) -> None:
    invite.used_at = now
    invite.used_by = person.id
    person.blocked_at = None
    person.last_seen_at = now
