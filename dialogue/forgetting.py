"""What the dialogue holds of a client who is gone: forms, prompts, letters on their way, screens in the chat."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, SQLColumnExpression, String, and_, cast, delete, false, or_, select

from casework.erasing import Erased
from dialogue import outbox
from dialogue.letters import Letter
from dialogue.models import Draft, Incoming, Outgoing, PutOff
from dialogue.outbox import Address
from foundation.people import accounts
from foundation.storage import Store

WAITING = ("ready", "held", "uncertain", "failed")


def forget(store: Store, gone: Erased, *, now: datetime) -> None:
    """Take every trace away. What her coaches typed about clients leaves their chats now, screens at the next tick."""
    ids = sorted(gone.ids)
    for table, column in ((Draft, cast(Draft.answers, String)), (PutOff, PutOff.about)):
        store.execute(delete(table).where(_holds(column, ids)))
    for row in store.scalars(select(Outgoing).where(Outgoing.payload.is_not(None), Outgoing.state.in_(WAITING))):
        if _names(row, gone):
            row.state, row.payload = "cancelled", None
    asked = or_(Outgoing.about.in_(ids), _holds(Outgoing.dedupe_key, ids))
    for row in store.scalars(select(Outgoing).where(asked)):
        row.about, row.dedupe_key, row.remove_after = None, None, now
    shown = select(Outgoing).where(Outgoing.private, Outgoing.removed_at.is_(None), _of(store, Outgoing, gone.coaches))
    for row in store.scalars(shown):
        row.remove_after = now
    typed = select(Incoming).where(Incoming.removable, Incoming.removed_at.is_(None))
    for line in store.scalars(typed.where(Incoming.message.is_not(None), _of(store, Incoming, gone.coaches))):
        line.removed_at = now
        to = Address(line.channel, line.account, line.chat)
        outbox.put(store, to, Letter(drop=(line.message or 0,)), now=now, kind="chore")
    store.flush()
    store.expire_all()


def _holds(
    column: SQLColumnExpression[str] | SQLColumnExpression[str | None], ids: Iterable[str]
) -> ColumnElement[bool]:
    return or_(false(), *(column.contains(each) for each in ids))


def _of(store: Store, table: type[Outgoing] | type[Incoming], coaches: Iterable[int]) -> ColumnElement[bool]:
    every = [account for person in sorted(coaches) for account in accounts.of(store, person)]
    return or_(false(), *(and_(table.channel == a.channel, table.account == a.number) for a in every))


def _names(row: Outgoing, gone: Erased) -> bool:
    said = (row.payload or b"").decode("utf-8", "replace")
    return any(each in said for each in gone.ids) or any(
        re.search(rf"{re.escape(name)}(?!\d)", said) for name in gone.code_names
    )
