"""Invites: a code that works once, for seven days, and brings a person in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete

from foundation import alerts
from foundation.people import memberships, people
from foundation.people.models import (
    ROLES,
    Account,
    Invite,
    InviteMunicipality,
    InviteTry,
    Membership,
    Organisation,
    Person,
)
from foundation.people.queries import invites as queries
from foundation.people.queries import people as people_queries
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

LIFETIME = timedelta(days=7)
TRIES_AN_HOUR = 5
ALARMING_TRIES_AN_HOUR = 100
CONFIRMED_BY_INVITER = frozenset({"coach", "regisseur", "admin"})
WITH_CLIENTS = frozenset({"coach", "coordinator"})
MAY_INVITE = {
    "admin": frozenset(ROLES),
    "coordinator": frozenset({"coach", "coordinator"}),
    "editor": frozenset({"provider", "editor"}),
    "provider": frozenset({"provider"}),
}
_HOUR = timedelta(hours=1)
_NAME_LENGTH = 80


class InviteUnknown(Refusal):
    """No invite has this code."""

    @classmethod
    def message(cls) -> str:
        """One sentence for all three: who guesses learns nothing from the answer."""
        return "refusals/invite_gone"


class InviteUsed(InviteUnknown):
    """The invite has been used."""


class InviteExpired(InviteUnknown):
    """The invite is older than seven days, or was withdrawn."""


class InviteTriesUsedUp(Refusal):
    """Five wrong codes from this account within an hour."""


class InviteRoleUnfit(Refusal):
    """Coaches and coordinators work for a welfare organisation: only those own clients."""


class InviteNotYours(NotFound):
    """You may not invite for this role in this organisation."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who came in, as what. `membership` is None where an invite only moved a person to a new account.

    While `membership.confirmed_at` is None, `membership.invited_by` is to be asked to confirm it.
    """

    person: Person
    membership: Membership | None


def make(
    store: Store,
    who: Who,
    *,
    role: str,
    organisation_id: int,
    municipality_ids: Iterable[int] = (),
    now: datetime,
) -> str:
    """Invite someone for a role in an organisation. Returns the code, 16 characters of base32 (80 bits).

    The code fits a Telegram start link and is shown once: only its hash is kept. `InviteNotYours` unless the
    command line asks (`SYSTEM`), or an admin, or one of `MAY_INVITE` for her own organisation. Coaches,
    regisseurs and admins who were invited in a chat are confirmed by who invited them.
    """
    organisation = store.get(Organisation, organisation_id)
    if organisation is None or organisation.removed_at is not None or not _may_invite(who, role, organisation_id):
        raise InviteNotYours
    if role in WITH_CLIENTS and organisation.kind != "welfare":
        raise InviteRoleUnfit(role=role, organisation=organisation.name)
    invite, code = _new(store, who, now=now)
    invite.role = role
    invite.organisation_id = organisation_id
    invite.needs_confirmation = who.person_id is not None and role in CONFIRMED_BY_INVITER
    store.add(invite)
    store.flush()
    for municipality_id in sorted(set(municipality_ids)):
        store.add(InviteMunicipality(invite_id=invite.id, municipality_id=municipality_id))
    return code


def relink(store: Store, who: Who, wanted: str, *, now: datetime) -> str:
    """A code with which this person (public id or name) takes her place on a new account; the old one ends then."""
    person = people.found(store, wanted)
    if person.blocked_at is not None:
        raise people.PersonNotFound(name=wanted)
    invite, code = _new(store, who, now=now)
    invite.person_id = person.id
    store.add(invite)
    return code


def accept(store: Store, code: str, *, channel: str, number: int, name: str, now: datetime) -> Accepted | Refusal:
    """Use a code: the account gets its membership, or the person her new account.

    A refusal is returned and not raised, because the wrong try must be counted and raising would undo that.
    """
    if queries.tries(store, channel, number, since=now - _HOUR) >= TRIES_AN_HOUR:
        return InviteTriesUsedUp()
    invite = _usable(store, code, now=now)
    answer = invite if isinstance(invite, Refusal) else _let_in(store, invite, channel, number, name, now=now)
    if isinstance(answer, Refusal):
        _count(store, channel, number, now=now)
    return answer


def _new(store: Store, who: Who, *, now: datetime) -> tuple[Invite, str]:
    code = store.new_public_id()
    invite = Invite(code_hash=_hash(code), invited_by=who.person_id, made_at=now, expires_at=now + LIFETIME)
    return invite, code


def _may_invite(who: Who, role: str, organisation_id: int) -> bool:
    if who.person_id is None:
        return role in ROLES
    here = (m.role for m in who.members if m.organisation_id == organisation_id)
    return any(role in MAY_INVITE.get(own, ()) for own in here)


def _usable(store: Store, code: str, *, now: datetime) -> Invite | Refusal:
    invite = queries.with_hash(store, _hash(code))
    if invite is None:
        return InviteUnknown()
    if invite.used_at is not None:
        return InviteUsed()
    if invite.expires_at <= now or _organisation_gone(store, invite):
        return InviteExpired()
    return invite


def _organisation_gone(store: Store, invite: Invite) -> bool:
    if invite.organisation_id is None:
        return False
    return store.get_one(Organisation, invite.organisation_id).removed_at is not None


def _let_in(store: Store, invite: Invite, channel: str, number: int, name: str, *, now: datetime) -> Accepted | Refusal:
    known = people_queries.of_account(store, channel, number)
    if known is not None and known.blocked_at is not None and invite.made_at <= known.blocked_at:
        return InviteExpired()
    if invite.person_id is not None:
        return _move(store, invite, known, channel, number, now=now)
    person = known or _newcomer(store, invite, channel, number, name, now=now)
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
    _use(invite, person, now=now)
    return Accepted(person, None)


def _newcomer(store: Store, invite: Invite, channel: str, number: int, name: str, *, now: datetime) -> Person:
    """Whoever joins an invented organisation (the demo) is invented too: no row of the demo passes for a real one."""
    shown = "".join(ch for ch in " ".join(name.split()) if ch.isprintable())[:_NAME_LENGTH].strip()
    invented = store.get_one(Organisation, invite.organisation_id).invented
    person = Person(public_id=store.new_public_id(), name=shown or "?", language="nl", invented=invented)
    store.add(person)
    store.flush()
    store.add(Account(channel=channel, number=number, person_id=person.id, reachable=True, linked_at=now))
    return person


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


def _count(store: Store, channel: str, number: int, *, now: datetime) -> None:
    """Wrong tries are kept an hour; many of them, from whatever accounts, are told but lock out nobody else."""
    store.execute(delete(InviteTry).where(InviteTry.tried_at <= now - _HOUR))
    store.add(InviteTry(channel=channel, number=number, tried_at=now))
    store.flush()
    if queries.all_tries(store, since=now - _HOUR) >= ALARMING_TRIES_AN_HOUR:
        alerts.note(store, "invite_guessing", now=now)


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()
