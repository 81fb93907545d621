"""Updates that came in: kept first, handled after (DESIGN §2.1, §2.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Protocol

from sqlalchemy import ColumnElement, Delete, Select, Update, bindparam, delete, exists, func, select, update
from sqlalchemy.orm import aliased, object_session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import DetachedInstanceError

from dialogue.models import Incoming
from foundation.storage import Store, insert_new, prepared

TRIES = 3
PAYLOAD_OF_DEAD_STAYS = timedelta(hours=24)
KEYS_STAY = timedelta(days=6)  # redelivery is possible for a day; a number comes back only after a quiet week
PIN_WITHIN = timedelta(hours=12)  # as long as a form waits for an answer
LOCKED = "locked"  # noted with an update that waited for a PIN, also when it is handled after that
BELL = "inbox"


class Cipher(Protocol):
    """Encrypts with a key outside the database."""

    def encrypt(self, data: bytes) -> bytes:
        """Plain to secret."""

    def decrypt(self, token: bytes) -> bytes:
        """Secret to plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An update as the channel gave it, with what is needed to keep order: who and where."""

    channel: str
    update_id: int
    account: int
    chat: int
    message: int | None
    raw: bytes


def keep(store: Store, arrivals: Sequence[Arrival], cipher: Cipher, *, now: datetime) -> int:
    """Store updates that are new; one that was delivered before changes nothing. Returns how many were new."""
    new = insert_new(
        store,
        Incoming,
        [
            {
                "channel": a.channel, "update_id": a.update_id, "account": a.account, "chat": a.chat,
                "message": a.message, "payload": cipher.encrypt(a.raw), "state": "new", "attempts": 0,
                "received_at": now, "removable": False,
            }
            for a in arrivals
        ],
    )  # fmt: skip
    if new:
        store.ring(BELL)
    return new


def take(store: Store) -> Incoming | None:
    """The oldest update of somebody who has no older one waiting, locked for us until the transaction ends.

    Only the oldest of a person is ever eligible, so its row lock keeps a person's updates in order between
    workers (docs/decisions: no advisory lock is needed).
    """
    return store.scalars(*_next()).first()


@prepared
def _next() -> Select[Incoming]:
    older = aliased(Incoming)
    earlier = exists().where(
        older.state == "new",
        older.channel == Incoming.channel,
        older.account == Incoming.account,
        (older.received_at < Incoming.received_at)
        | ((older.received_at == Incoming.received_at) & (older.update_id < Incoming.update_id)),
    )
    return (
        select(Incoming)
        .where(Incoming.state == "new", ~earlier)
        .order_by(Incoming.received_at, Incoming.update_id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def finish(row: Incoming, *, now: datetime) -> None:
    """It is handled: what was said is forgotten. Written at once, past the unit of work."""
    facts = {"state": "done", "payload": None, "done_at": now, "error": None, "removable": row.removable}
    if (store := object_session(row)) is None:
        raise DetachedInstanceError
    store.connection().execute(_finished(), {"of": row.channel, "number": row.update_id, **facts})
    for name, value in facts.items():
        set_committed_value(row, name, value)


@cache
def _finished() -> Update:
    return update(Incoming).where(Incoming.channel == bindparam("of"), Incoming.update_id == bindparam("number"))


def fail(store: Store, key: tuple[str, int], error: str, *, now: datetime) -> Incoming:
    """Count a failure; at the third the update is dead. `error` is the kind of error, never its text.

    Another worker may have handled it since: then there is nothing to count.
    """
    row = store.get_one(Incoming, key, with_for_update=True)
    if row.state != "new":
        return row
    row.attempts += 1
    row.error = error[:80]
    if row.attempts >= TRIES:
        row.state, row.done_at = "dead", now
    return row


def hold(row: Incoming) -> None:
    """It is about a client and the lock is on: it waits as it came, encrypted."""
    row.state, row.error = "held", LOCKED


def waiting_for_pin(store: Store, channel: str, account: int) -> int:
    """How many updates of this account wait for the PIN."""
    return store.scalar(select(func.count()).where(*_held(channel, account))) or 0


def release(store: Store, channel: str, account: int, *, now: datetime) -> int:
    """The PIN was given: what waited for it is handled now, in its order. Returns how much."""
    fresh = (Incoming.payload.is_not(None), Incoming.received_at > now - PIN_WITHIN)
    let_go = store.connection().execute(update(Incoming).where(*_held(channel, account), *fresh).values(state="new"))
    store.ring(BELL)
    return let_go.rowcount


def drop_held(store: Store, channel: str, account: int) -> None:
    """Who asked for this was not her, or is not any more."""
    store.execute(update(Incoming).where(*_held(channel, account)).values(state="done", payload=None, error=None))


def _held(channel: str, account: int) -> tuple[ColumnElement[bool], ...]:
    return Incoming.channel == channel, Incoming.account == account, Incoming.state == "held"


def prune(store: Store, *, now: datetime) -> int:
    """Forget the payloads of dead updates after a day, what waited too long for a PIN, and keys after six days.

    Returns how many keys went.
    """
    store.execute(*_without_pin(until=now - PIN_WITHIN))
    store.execute(*_dead_for_long(before=now - PAYLOAD_OF_DEAD_STAYS))
    return store.connection().execute(*_keys_of_old(before=now - KEYS_STAY)).rowcount


@prepared
def _without_pin(until: datetime) -> Update:
    late = (Incoming.state == "held", Incoming.received_at <= until)
    return update(Incoming).where(*late).values(state="done", payload=None, error=None)


@prepared
def _dead_for_long(before: datetime) -> Update:
    dead = Incoming.state == "dead", Incoming.payload.is_not(None), Incoming.done_at < before
    return update(Incoming).where(*dead).values(payload=None)


@prepared
def _keys_of_old(before: datetime) -> Delete:
    return delete(Incoming).where(Incoming.state != "new", Incoming.received_at < before)
