"""Logging hours for the network, correcting their day, and taking them back: they are her own and of no client."""

from datetime import date, datetime

from casework import entries
from casework.models import NetworkTime
from casework.models.network_time import NETWORK_KINDS
from casework.queries import network_time
from casework.sessions import LONGEST, MinutesOutOfRange
from foundation import audit
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


class NetworkTimeInTheFuture(entries.InTheFuture):
    """Hours are logged after they were spent."""


def log(
    store: Store, who: Who, organisation_id: int, *, kind: str, minutes: int, spent_on: date, draft: str, now: datetime
) -> NetworkTime:
    """Log it for one of the organisations where she is a coach. The same draft twice is one row."""
    if who.person_id is None or organisation_id not in who.organisations("coach"):
        raise NotFound
    if made := network_time.made_from(store, draft):
        return _mine(who, made)
    if kind not in NETWORK_KINDS:
        raise entries.UnknownCode(list="network_time")
    if not 1 <= minutes <= LONGEST:
        raise MinutesOutOfRange(minutes=minutes)
    row = NetworkTime(
        public_id=store.new_public_id(), organisation_id=organisation_id, person_id=who.person_id, kind=kind,
        spent_on=entries.not_in_future(spent_on, now, NetworkTimeInTheFuture), minutes=minutes, draft=draft,
        logged_at=now,
    )  # fmt: skip
    store.add(row)
    store.flush()
    audit.note(store, who, "network_time.log", row, now=now)
    return row


def find(store: Store, who: Who, public_id: str) -> NetworkTime:
    """One of her own; NotFound for anybody else's."""
    return _mine(who, network_time.called(store, public_id))


def change(store: Store, who: Who, public_id: str, *, spent_on: date, now: datetime) -> NetworkTime:
    """It was on another day."""
    row = find(store, who, public_id)
    row.spent_on = entries.not_in_future(spent_on, now, NetworkTimeInTheFuture)
    store.flush()
    audit.note(store, who, "network_time.change", row, now=now)
    return row


def undo(store: Store, who: Who, public_id: str, *, now: datetime) -> None:
    """Take it back, at any time."""
    row = find(store, who, public_id)
    store.delete(row)
    store.flush()
    audit.note(store, who, "network_time.undo", row, now=now)


def _mine(who: Who, row: NetworkTime | None) -> NetworkTime:
    if row is None or who.person_id is None or row.person_id != who.person_id:
        raise NotFound
    return row
