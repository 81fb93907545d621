"""What the dialogue holds of a client who is gone: forms, prompts, letters on their way, screens in the chat."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, and_, cast, delete, false, or_, select

from casework.erasing import Erased
from dialogue import outbox
from dialogue.letters import Letter
from dialogue.models import Draft, Incoming, Outgoing, PutOff
from dialogue.outbox import Address
from foundation.language.dates import said_on
from foundation.people import accounts, leaves
from foundation.people.models import Account, Membership
from foundation.storage import Store

SHOWN = timedelta(days=2)  # client screens leave a chat within two days
AT_ONCE = 500  # rows in one statement
PUBLIC_ID = re.compile(r"(?<![a-z0-9])[a-z2-7]{16}(?![a-z0-9])")
WAITING = ("ready", "held", "uncertain", "failed")


def forget(store: Store, gone: Erased, *, now: datetime) -> None:
    """Take every trace away. What her coaches typed about clients leaves their chats now, screens at the next tick."""
    ids, there = sorted(gone.ids), _accounts_there(store, gone)
    _forget_forms(store, gone, there)
    for row in store.scalars(select(Outgoing).where(Outgoing.payload.is_not(None), Outgoing.state.in_(WAITING))):
        said = (row.payload or b"").decode("utf-8", "replace")
        hers = (row.channel, row.account) in there and calls(said, gone.code_names)
        if hers or any(each in said for each in ids):
            row.state, row.payload = "cancelled", None
    asked = select(Outgoing.id).where(Outgoing.about.in_(ids))
    for some in _some({*store.scalars(asked), *_holding(store, Outgoing, Outgoing.dedupe_key, gone.ids)}):
        for row in store.scalars(select(Outgoing).where(Outgoing.id.in_(some))):
            row.about, row.dedupe_key, row.remove_after = None, None, now
    _forget_dead(store, there)
    stood_in = leaves.stood_in(store, gone.coaches, since=said_on(now) - SHOWN)
    empty_chats(store, gone.coaches | stood_in, now=now)
    store.flush()
    store.expire_all()


def empty_chats(store: Store, coaches: Iterable[int], *, now: datetime) -> None:
    """Client screens, and what was typed about clients, leave the chats of these persons."""
    shown = select(Outgoing).where(Outgoing.private, Outgoing.removed_at.is_(None), _of(store, Outgoing, coaches))
    for row in store.scalars(shown):
        row.remove_after = now
    typed = select(Incoming).where(Incoming.removable, Incoming.removed_at.is_(None))
    for line in store.scalars(typed.where(Incoming.message.is_not(None), _of(store, Incoming, coaches))):
        line.removed_at = now
        to = Address(line.channel, line.account, line.chat)
        outbox.put(store, to, Letter(drop=(line.message or 0,)), now=now, kind="chore")


def calls(said: str, code_names: Iterable[str]) -> bool:
    """Whether one of these clients is called by her code name here; Kievit-271 is somebody else."""
    return any(re.search(rf"{re.escape(name)}(?!\d)", said) for name in code_names)


def _forget_forms(store: Store, gone: Erased, there: AbstractSet[tuple[str, int]]) -> None:
    for table, column in ((Draft, cast(Draft.answers, String)), (PutOff, PutOff.about)):
        for some in _some(_holding(store, table, column, gone.ids)):
            store.execute(delete(table).where(table.id.in_(some)))
    store.execute(delete(Draft).where(Draft.public_id.in_(gone.drafts)))
    for draft in store.scalars(select(Draft).where(_holds(cast(Draft.answers, String), gone.code_names))):
        if (draft.channel, draft.account) in there and calls(json.dumps(draft.answers), gone.code_names):
            store.delete(draft)


def _forget_dead(store: Store, there: AbstractSet[tuple[str, int]]) -> None:
    """What they wrote and could not be handled is locked, so nobody can see whether it names her: it goes today."""
    locked = select(Incoming).where(Incoming.state.in_(("dead", "held")), Incoming.payload.is_not(None))
    for line in store.scalars(locked):
        if (line.channel, line.account) in there:
            line.payload = None
            line.state = "done" if line.state == "held" else line.state


def _holding(
    store: Store, table: type[Outgoing | Draft | PutOff], column: SQLColumnExpression[Any], ids: AbstractSet[str]
) -> list[int]:
    """The rows in whose text one of these ids stands. Read once, however many ids there are."""
    rows = store.execute(select(table.id, column).where(column.is_not(None)))
    return [id_ for id_, text in rows if not ids.isdisjoint(PUBLIC_ID.findall(text))]


def _some(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    every = sorted(ids)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


def _holds(
    column: SQLColumnExpression[str] | SQLColumnExpression[str | None], ids: Iterable[str]
) -> ColumnElement[bool]:
    return or_(false(), *(column.contains(each) for each in ids))


def _of(store: Store, table: type[Outgoing] | type[Incoming], coaches: Iterable[int]) -> ColumnElement[bool]:
    every = [account for person in sorted(coaches) for account in accounts.of(store, person)]
    return or_(false(), *(and_(table.channel == a.channel, table.account == a.number) for a in every))


def _accounts_there(store: Store, gone: Erased) -> set[tuple[str, int]]:
    """(channel, number) of everybody of the organisation where the code name was hers."""
    members = select(Membership.person_id).where(Membership.organisation_id.in_(gone.organisations))
    found = store.execute(select(Account.channel, Account.number).where(Account.person_id.in_(members)))
    return {(row.channel, row.number) for row in found}
