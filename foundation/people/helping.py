"""Helping a colleague who forgot her PIN or lost her phone: by who leads her organisation, or runs Wegwijs."""

from collections.abc import Sequence
from datetime import date, datetime

from foundation.people import locks, pins
from foundation.people.models import Account, Person
from foundation.people.queries import colleagues
from foundation.people.queries import people as queries
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


def whom(store: Store, who: Who, *, today: date) -> Sequence[Person]:
    """Who sees clients where she leads, by name; never she herself."""
    places = [place.id for place in locks.led(store, who)]
    found = {p.id: p for role in locks.SEE_CLIENTS for p in colleagues.of(store, places, role, today=today)}
    return sorted((p for p in found.values() if p.id != who.person_id), key=lambda p: (p.name, p.id))


def one(store: Store, who: Who, public_id: str, *, today: date) -> Person:
    """A colleague whom she may help; for whoever runs Wegwijs (`SYSTEM`) anybody. `NotFound` for others."""
    if who.person_id is None:
        found = queries.with_public_id(store, public_id)
    else:
        found = next((p for p in whom(store, who, today=today) if p.public_id == public_id), None)
    if found is None:
        raise NotFound
    return found


def reset_pin(store: Store, who: Who, public_id: str, *, today: date, now: datetime) -> Person:
    """Her PIN is forgotten: she stays locked until she chose a new one."""
    person = one(store, who, public_id, today=today)
    pins.reset(store, person.id, now=now)
    return person


def close_chats(store: Store, who: Who, public_id: str, *, today: date, now: datetime) -> Sequence[tuple[str, int]]:
    """Her phone is lost: her accounts are strangers from now on, until she is linked anew (`invites.relink`).

    Returns (channel, number) of each.
    """
    person = one(store, who, public_id, today=today)
    gone = [(account.channel, account.number) for account in queries.accounts_of(store, person.id)]
    for key in gone:
        store.delete(store.get_one(Account, key))
    locks.shut(store, person.id, now=now)
    return gone
