"""Screens on their way out. What the transaction decided is kept here with it; the sender only carries."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import aliased

from dialogue.letters import Letter, write
from dialogue.models import Outgoing
from dialogue.screens import Screen
from foundation.storage import Store

BELL = "outbox"
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


def put(store: Store, to: Address, letter: Letter, *, now: datetime, **facts: Any) -> Outgoing:
    """Add a letter to the outbox. `facts` are columns of `Outgoing`, such as `kind`, `policy` and `about`."""
    row = Outgoing(
        channel=to.channel, account=to.account, chat=to.chat, payload=letter.to_bytes(), run_after=now, made_at=now,
        **{"kind": "screen", "policy": "repeat", **facts},
    )  # fmt: skip
    store.add(row)
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
) -> Outgoing:
    """Show a screen as the answer to what somebody did: on the message that was tapped, or as a new one.

    A new message takes the buttons from the screen before it, so that one keyboard is alive at a time.
    """  # fmt: skip
    place = None if screen.fresh else _changeable(store, to, on, screen, now=now)
    strip = None
    if place is None and not tap:
        strip = _take_buttons(store, to)
    letter = Letter(**write(screen, to.language), on=place, strip=strip, tap=tap, drop=drop)
    return put(
        store, to, letter, now=now, private=screen.private, has_buttons=bool(screen.buttons),
        remove_after=_leaves(store, to, place, screen, now=now),
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
) -> Outgoing | None:
    """Say something unasked, once for this key. None when it was said before."""  # fmt: skip
    if store.scalar(select(exists().where(Outgoing.dedupe_key == key))):
        return None
    letter = Letter(**write(screen, to.language))
    return put(
        store, to, letter, now=now, kind=kind, policy=policy, dedupe_key=key, about=about, private=screen.private,
        has_buttons=bool(screen.buttons), remove_after=now + screen.stays if screen.private else None,
    )  # fmt: skip


def claim(store: Store, channel: str, *, now: datetime, at_most: int = 30) -> list[Outgoing]:
    """Take the first waiting letter of every chat, locked by a lease, so that a chat is served in order.

    Prompts (`once`) come one at a time: more would be uncertain at once if we died now.
    """
    older = aliased(Outgoing)
    earlier = exists().where(
        older.channel == Outgoing.channel,
        older.chat == Outgoing.chat,
        older.id < Outgoing.id,
        older.state.in_(("ready", "sending")),
    )
    query = (
        select(Outgoing)
        .where(Outgoing.channel == channel, Outgoing.state == "ready", Outgoing.run_after <= now, ~earlier)
        .order_by(Outgoing.id)
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )
    heads = list(store.scalars(query))
    screens = [row for row in heads if row.policy == "repeat"]
    taken = screens or heads[:1]
    for row in taken:
        row.state, row.lease_until, row.attempts = "sending", now + LEASE, row.attempts + 1
    return taken


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


def on_message(store: Store, row: Outgoing, letter: Letter) -> Letter:
    """The letter with the message numbers it needs: `strip` is kept as the outbox row of the earlier screen."""
    if letter.strip is None:
        return letter
    number = store.scalar(select(Outgoing.message).where(Outgoing.id == letter.strip, Outgoing.chat == row.chat))
    return replace(letter, strip=number)


def _take_buttons(store: Store, to: Address) -> int | None:
    last = store.execute(
        select(Outgoing.id, Outgoing.has_buttons)
        .where(
            Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.kind == "screen",
            Outgoing.removed_at.is_(None),
        )
        .order_by(Outgoing.id.desc())
        .limit(1)
    ).first()  # fmt: skip
    return last.id if last is not None and last.has_buttons else None


def _first(store: Store, to: Address, message: int) -> Outgoing | None:
    """The letter that made this message; later ones only changed it."""
    return store.scalars(
        select(Outgoing)
        .where(Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.message == message)
        .order_by(Outgoing.id)
        .limit(1)
    ).first()


def _changeable(store: Store, to: Address, on: int | None, screen: Screen, *, now: datetime) -> int | None:
    """The message itself, unless a client screen would stand on one that can be forwarded or cannot leave in time.

    Whether a message is protected is decided when it is sent; changing it never changes that.
    """
    if on is None or not screen.private:
        return on
    first = _first(store, to, on)
    return on if first is not None and first.private and now - first.made_at < TOO_OLD_TO_CHANGE else None


def _leaves(store: Store, to: Address, place: int | None, screen: Screen, *, now: datetime) -> datetime | None:
    if not screen.private:
        return None
    first = _first(store, to, place) if place is not None else None
    return (first.made_at if first is not None else now) + screen.stays
