"""People: who is speaking, who is locked out, who gets a new account."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from foundation.people.models import Membership, Organisation, Person
from foundation.people.queries import invites as invite_queries
from foundation.people.queries import people as queries
from foundation.people.queries.who import speaker
from foundation.people.who import STRANGER, Member, Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

IDLE_DAYS = 90
LAPSING = frozenset({"coach", "admin", "regisseur"})
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class PersonNotFound(NotFound):
    """Nobody is called this, or not where you may look."""


class PersonAmbiguous(Refusal):
    """Several people have this name: say which by the public id."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as an administrator sees her: with the memberships that have not ended."""

    person: Person
    memberships: tuple[tuple[Membership, Organisation], ...]


def who(store: Store, channel: str, number: int, *, today: date) -> Who:
    """The person behind an account, with what she may do today; `STRANGER` for an unknown or blocked one.

    One query, asked at every update. Memberships of coach, admin and regisseur lapse after 90 days without a
    sign of life; those of providers never do (DESIGN §4 "People").
    """
    rows = speaker(store, channel, number, today=today)
    if not rows:
        return STRANGER
    first = rows[0]
    confirmed, waiting = _members(rows)
    idle = first.last_seen_at is not None and (today - _day(first.last_seen_at)).days > IDLE_DAYS
    return Who(
        person_id=first.person_id,
        name=first.name,
        language=first.language,
        members=tuple(m for m in confirmed if not (idle and m.role in LAPSING)),
        pending=tuple(waiting),
        lapsed=tuple(m for m in confirmed if idle and m.role in LAPSING),
        seen_at=first.last_seen_at,
    )


def seen(store: Store, who: Who, *, now: datetime) -> None:
    """Note a sign of life, at most once a day; while a membership is lapsed only a colleague can do that."""
    if who.person_id is None or who.lapsed or (who.seen_at is not None and _day(who.seen_at) >= _day(now)):
        return
    store.get_one(Person, who.person_id).last_seen_at = now


def re_confirm(store: Store, who: Who, public_id: str, *, now: datetime) -> Person:
    """Say that this person still works here after 90 idle days: by whoever runs Wegwijs, or an admin of a shared place.

    Nobody can do it for herself.
    """
    person = found(store, public_id)
    if who.person_id is not None:
        hers = queries.memberships_of(store, person.id, today=_day(now))
        shared = {m.organisation_id for m in hers} & set(who.organisations("admin", "coordinator"))
        if not shared or person.id == who.person_id:
            raise PersonNotFound(name=public_id)
    person.last_seen_at = now
    return person


def block(store: Store, who: Who, public_id: str, *, now: datetime) -> Person:
    """Lock a person out at once: her memberships end, invites from her and for her stop working.

    Only whoever runs Wegwijs can: an admin ends memberships in her own organisation (`memberships.end`).
    A new invite, made afterwards, lets her in again with what that invite gives and nothing else.
    """
    if who.person_id is not None:
        raise PersonNotFound(name=public_id)
    person = found(store, public_id)
    person.blocked_at = now
    for membership in queries.memberships_of(store, person.id, today=_day(now)):
        membership.until_on = _day(now) - timedelta(days=1)
    for invite in invite_queries.open_ones(store, person.id, now=now):
        invite.expires_at = now
    return person


def found(store: Store, wanted: str) -> Person:
    """The person with this public id or else exactly this name."""
    by_id = queries.with_public_id(store, wanted)
    if by_id is not None:
        return by_id
    named = queries.called(store, wanted)
    if not named:
        raise PersonNotFound(name=wanted)
    if len(named) > 1:
        raise PersonAmbiguous(name=wanted, ids=[p.public_id for p in named])
    return named[0]


def list_all(store: Store, *, today: date) -> Sequence[Listed]:
    """Everyone, blocked people too, by name, with the memberships that have not ended."""
    rows = queries.everyone(store, today=today)
    return [
        Listed(person, tuple((row[1], row[2]) for row in hers if row[1] is not None))
        for person, hers in groupby(rows, key=lambda row: row[0])
    ]


def _members(rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[list[Member], list[Member]]:
    """Confirmed and unconfirmed memberships; one in a removed organisation is neither."""
    confirmed: list[Member] = []
    waiting: list[Member] = []
    real = (row for row in rows if row.membership_id is not None and row.organisation_id is not None)
    for membership_id, hers in groupby(real, key=lambda row: row.membership_id):
        member, since = _member(membership_id, hers)
        (waiting if since is None else confirmed).append(member)
    return confirmed, waiting


def _member(membership_id: int, rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[Member, datetime | None]:
    hers = list(rows)
    places = frozenset(row.municipality_id for row in hers if row.municipality_id is not None)
    first = hers[0]
    return Member(membership_id, first.role, first.organisation_id, first.organisation, places), first.confirmed_at


def _day(moment: datetime) -> date:
    return moment.astimezone(_AMSTERDAM).date()
