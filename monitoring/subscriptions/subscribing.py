"""Asking for the figures to come by themselves, and stopping that."""

import re
from collections.abc import Sequence
from datetime import datetime

from foundation import audit
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring.subscriptions import queries
from monitoring.subscriptions.models import ReportSubscription

_ADDRESS = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")


class NoMailAddress(Refusal):
    """Not an address that mail can go to. The refusal does not repeat it."""


def subscribe(store: Store, who: Who, municipality_id: int | None, *, now: datetime) -> ReportSubscription:
    """In the chat, of one municipality or (None) all she steers; asked twice it is one. NotFound: it is not hers."""
    person = _steers(who, municipality_id)
    standing = next((one for one in mine(store, who) if one.municipality_id == municipality_id), None)
    return standing or _add(
        store, who, ReportSubscription(person_id=person, municipality_id=municipality_id, audience="internal"), now=now
    )


def subscribe_mail(
    store: Store, address: str, municipality_id: int | None, *, audience: str, now: datetime, who: Who = SYSTEM
) -> ReportSubscription:  # fmt: skip
    """By mail, to somebody without a chat, of one municipality or (None) of all. Asked twice it is one.

    NotFound for who does not steer there.
    """
    if who is not SYSTEM:
        _steers(who, municipality_id or 0)
    address = address_of(address)
    made = ReportSubscription(municipality_id=municipality_id, address=address, audience=audience)
    same = (address.casefold(), municipality_id, audience)
    standing = [
        one for one in mailed(store) if ((one.address or "").casefold(), one.municipality_id, one.audience) == same
    ]
    return standing[0] if standing else _add(store, who, made, now=now)


def address_of(text: str) -> str:
    """The address as it is kept. Refuses `NoMailAddress`."""
    if not _ADDRESS.fullmatch(text.strip()):
        raise NoMailAddress
    return text.strip()


def mailed(store: Store) -> Sequence[ReportSubscription]:
    """Those that go by mail."""
    return [one for one in queries.standing(store) if one.address]


def mailed_here(store: Store, who: Who) -> Sequence[ReportSubscription]:
    """Those by mail of the municipalities she steers."""
    here = who.municipalities("regisseur")
    return [one for one in mailed(store) if one.municipality_id in here]


def stop_mail_here(store: Store, who: Who, public_id: str, *, now: datetime) -> ReportSubscription:
    """A regisseur stops one of them. NotFound for any other."""
    found = next((one for one in mailed_here(store, who) if one.public_id == public_id), None)
    if found is None:
        raise NotFound
    return _end(store, who, found, now=now)


def stop_mail(store: Store, public_id: str, *, now: datetime) -> None:
    """Stopped by whoever got the mail, or because nobody is there. Its address is gone then."""
    found = queries.by_id(store, public_id)
    if found is not None and found.ended_at is None:
        _end(store, SYSTEM, found, now=now)


def stop(store: Store, who: Who, public_id: str, *, now: datetime) -> ReportSubscription:
    """From now on nothing comes. NotFound for what she did not ask for."""
    found = next((one for one in mine(store, who) if one.public_id == public_id), None)
    if found is None:
        raise NotFound
    return _end(store, who, found, now=now)


def end(store: Store, subscription: ReportSubscription, *, now: datetime) -> None:
    """Because she steers it no more."""
    _end(store, SYSTEM, subscription, now=now)


def mine(store: Store, who: Who) -> Sequence[ReportSubscription]:
    """What she asked for and did not stop."""
    return queries.of_person(store, who.person_id) if who.person_id is not None else ()


def _steers(who: Who, municipality_id: int | None) -> int:
    hers = who.municipalities("regisseur")
    if who.person_id is None or not hers or (municipality_id is not None and municipality_id not in hers):
        raise NotFound
    return who.person_id


def _add(store: Store, who: Who, made: ReportSubscription, *, now: datetime) -> ReportSubscription:
    made.public_id, made.made_at = store.new_public_id(), now
    store.add(made)
    store.flush()
    audit.record(store, who, "report.subscribe", made.public_id, now=now)
    return made


def _end(store: Store, who: Who, found: ReportSubscription, *, now: datetime) -> ReportSubscription:
    found.ended_at, found.address = now, None
    audit.record(store, who, "report.unsubscribe", found.public_id, now=now)
    return found
