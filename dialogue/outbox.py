"""Screens on their way out. What the transaction decided is kept here with it; the sender only carries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal_column, or_, select, update
from sqlalchemy.orm import aliased

from dialogue.letters import Letter, write
from dialogue.models import Outgoing
from dialogue.screens import Button, Screen
from foundation.language.dates import said_on
from foundation.people import people
from foundation.storage import Store, insert_row, prepared
from foundation.words import label

BELL = "outbox"
LOCK_KIND, LOCK_OPENS = "locked", "co"
LEASE = timedelta(seconds=60)
TOO_OLD_TO_CHANGE = timedelta(hours=40)  # a client screen on an older message could not be taken away in time
MAX_TRIES = 12


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter goes."""

    channel: str
    account: int
    chat: int
    language: str = "nl"


def put(store: Store, to: Address, letter: Letter, *, now: datetime, **facts: Any) -> int:
    """Add a letter to the outbox. `facts` are columns of `Outgoing`, such as `kind`, `policy` and `about`."""
    row = insert_row(
        store, Outgoing, channel=to.channel, account=to.account, chat=to.chat, payload=letter.to_bytes(),
        run_after=now, made_at=now, **{"kind": "screen", "policy": "repeat", **facts},
    )  # fmt: skip
    store.ring(BELL)
    return row


def show(
    store: Store,
    to: Address,
    screen: Screen,
    *,
    now: datetime,
    on: int | None = None,
    tap: str = "",
    drop: tuple[int, ...] = (),
) -> int:
    """Show a screen as the answer to what somebody did: on the message that was tapped, or as a new one.

    A new message takes the buttons from the screen before it, so that one keyboard is alive at a time.
    """  # fmt: skip
    first = _first(store, to, on) if on is not None and screen.private and not screen.fresh else None
    place = None if screen.fresh else _changeable(on, first, screen, now=now)
    strip = None
    if place is None and not tap:
        strip = _take_buttons(store, to)
    letter = Letter(**write(screen, to.language), on=place, strip=strip, tap=tap, drop=drop)
    return put(
        store, to, letter, now=now, private=screen.private, has_buttons=bool(screen.buttons),
        remove_after=_leaves(first if place is not None else None, screen, now=now),
    )  # fmt: skip


def prompt(
    store: Store,
    to: Address,
    screen: Screen,
    *,
    now: datetime,
    key: str,
    about: str | None = None,
    kind: str = "prompt",
    policy: str = "once",
) -> int | None:
    """Say something unasked, once for this key. None when it was said before.

    What speaks of a client waits while the lock is on; then only that something waits is said, once a day.
    """  # fmt: skip
    if is_known(store, key):
        return None
    letter = Letter(**write(screen, to.language))
    locked = screen.private and people.who(store, to.channel, to.account, today=said_on(now)).is_locked(now)
    row = put(
        store, to, letter, now=now, kind=kind, policy=policy, dedupe_key=key, about=about, private=screen.private,
        has_buttons=bool(screen.buttons), remove_after=now + screen.stays if screen.private else None,
        state="held" if locked else "ready",
    )  # fmt: skip
    if locked:
        _say_that_something_waits(store, to, now=now)
    return row


def hold_back(store: Store, channel: str, account: int) -> None:
    """The lock fell: what speaks of a client and is not on its way yet waits for the PIN."""
    mine = (Outgoing.channel == channel, Outgoing.account == account)
    store.execute(update(Outgoing).where(*mine, Outgoing.private, Outgoing.state == "ready").values(state="held"))


def release(store: Store, channel: str, account: int, *, now: datetime) -> int:
    """The PIN was given: what waited for it is sent, but for what is too old by now. Returns how much."""
    held = (Outgoing.channel == channel, Outgoing.account == account, Outgoing.state == "held", Outgoing.private)
    late = or_(Outgoing.remove_after <= now, Outgoing.payload.is_(None))
    store.execute(update(Outgoing).where(*held, late).values(state="cancelled", payload=None))
    sent = store.connection().execute(update(Outgoing).where(*held).values(state="ready", run_after=now))
    store.ring(BELL)
    return sent.rowcount


def drop_held(store: Store, channel: str, account: int) -> None:
    """Whoever gives the PIN in this chat is not to see what waited there."""
    held = (Outgoing.channel == channel, Outgoing.account == account, Outgoing.state == "held")
    store.execute(update(Outgoing).where(*held).values(state="cancelled", payload=None))


def forget_late(store: Store, *, now: datetime) -> None:
    """What waited for a PIN longer than it may stand in a chat is kept no longer either."""
    late = (Outgoing.state == "held", Outgoing.private, Outgoing.remove_after <= now)
    store.execute(update(Outgoing).where(*late).values(state="cancelled", payload=None))


def _say_that_something_waits(store: Store, to: Address, *, now: datetime) -> None:
    key = f"locked:{to.channel}:{to.account}:{said_on(now)}"
    if is_known(store, key):
        return
    held = (Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.state == "held", Outgoing.private)
    waits = store.scalar(select(func.count()).where(*held))
    opens = ((Button(label("dialogue", "lock.open", to.language), LOCK_OPENS, "-"),),)
    prompt(store, to, Screen("lock/waits", {"waits": waits}, opens), now=now, key=key, kind=LOCK_KIND)


def is_known(store: Store, key: str) -> bool:
    """Whether something was said under this key before."""
    return bool(store.scalar(select(exists().where(Outgoing.dedupe_key == key))))


def claim(store: Store, channel: str, *, now: datetime, at_most: int = 30) -> list[Outgoing]:
    """Take the first waiting letter of every chat, locked by a lease, so that a chat is served in order.

    Prompts (`once`) come one at a time: more would be uncertain at once if we died now.
    """
    heads = list(store.scalars(*_heads(channel=channel, now=now, at_most=at_most)))
    screens = [row for row in heads if row.policy == "repeat"]
    taken = screens or heads[:1]
    for row in taken:
        row.state, row.lease_until, row.attempts = "sending", now + LEASE, row.attempts + 1
    return taken


@prepared
def _heads(channel: str, now: datetime, at_most: int) -> Select[Outgoing]:
    older = aliased(Outgoing)
    waiting: list[ColumnElement[str]] = [
        literal_column(f"'{state}'") for state in ("ready", "sending")
    ]  # spelt out as its index is
    earlier = exists().where(
        older.channel == Outgoing.channel,
        older.chat == Outgoing.chat,
        older.id < Outgoing.id,
        older.state.in_(waiting),
    )
    return (
        select(Outgoing)
        .where(Outgoing.channel == channel, Outgoing.state == "ready", Outgoing.run_after <= now, ~earlier)
        .order_by(Outgoing.id)
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )


def lapse(store: Store, channel: str, *, now: datetime, alone: bool = False) -> int:
    """Settle letters whose carrier vanished: screens go again, a prompt's fate is *uncertain*. Returns how many.

    A sender that is `alone` and begins need not wait for leases: whoever had them is dead.
    """
    lapsed = [Outgoing.channel == channel, Outgoing.state == "sending"]
    if not alone:
        lapsed.append(Outgoing.lease_until < now)
    again = store.connection().execute(
        update(Outgoing).where(*lapsed, Outgoing.policy == "repeat").values(state="ready", lease_until=None)
    )
    unsure = store.connection().execute(
        update(Outgoing)
        .where(*lapsed, Outgoing.policy == "once")
        .values(state="uncertain", lease_until=None, payload=None, error="carrier vanished")
    )
    return again.rowcount + unsure.rowcount


def letters(store: Store, rows: Sequence[Outgoing]) -> list[Letter]:
    """The letters with the message numbers they need: `strip` is kept as the outbox row of the earlier screen."""
    written = [Letter.from_bytes(row.payload or b"{}") for row in rows]
    earlier = [letter.strip for letter in written if letter.strip is not None]
    found = store.rows(*_messages(ids=earlier)).all() if earlier else []
    at = {(id_, chat): message for id_, chat, message in found}
    return [
        letter if letter.strip is None else replace(letter, strip=at.get((letter.strip, row.chat)))
        for row, letter in zip(rows, written, strict=True)
    ]


def with_ids(store: Store, ids: Sequence[int]) -> dict[int, Outgoing]:
    """These rows, by id."""
    return {row.id: row for row in store.scalars(*_these(ids=ids))}


@prepared
def _these(ids: Sequence[int]) -> Select[Outgoing]:
    return select(Outgoing).where(Outgoing.id.in_(ids))


@prepared
def _messages(ids: Sequence[int]) -> Select[int, int, int | None]:
    return select(Outgoing.id, Outgoing.chat, Outgoing.message).where(Outgoing.id.in_(ids))


def _take_buttons(store: Store, to: Address) -> int | None:
    last = store.rows(*_last_screen(channel=to.channel, account=to.account)).first()
    return last.id if last is not None and last.has_buttons else None


@prepared
def _last_screen(channel: str, account: int) -> Select[int, bool]:
    return (
        select(Outgoing.id, Outgoing.has_buttons)
        .where(
            Outgoing.channel == channel, Outgoing.account == account, Outgoing.kind == "screen",
            Outgoing.removed_at.is_(None),
        )
        .order_by(Outgoing.id.desc())
        .limit(1)
    )  # fmt: skip


def _first(store: Store, to: Address, message: int) -> Outgoing | None:
    """The letter that made this message; later ones only changed it."""
    return store.scalars(*_with_message(channel=to.channel, account=to.account, message=message)).first()


@prepared
def _with_message(channel: str, account: int, message: int) -> Select[Outgoing]:
    return (
        select(Outgoing)
        .where(Outgoing.channel == channel, Outgoing.account == account, Outgoing.message == message)
        .order_by(Outgoing.id)
        .limit(1)
    )


def _changeable(on: int | None, first: Outgoing | None, screen: Screen, *, now: datetime) -> int | None:
    """The message itself, unless a client screen would stand on one that can be forwarded or cannot leave in time.

    Whether a message is protected is decided when it is sent; changing it never changes that.
    """
    if on is None or not screen.private:
        return on
    return on if first is not None and first.private and now - first.made_at < TOO_OLD_TO_CHANGE else None


def _leaves(first: Outgoing | None, screen: Screen, *, now: datetime) -> datetime | None:
    """When a client screen leaves the chat: counted from the letter that made its message."""
    if not screen.private:
        return None
    return (first.made_at if first is not None else now) + screen.stays
