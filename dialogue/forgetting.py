"""What the dialogue holds of a client who is gone: forms, prompts, letters on their way, screens in the chat."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, SQLColumnExpression, String, and_, cast, delete, false, or_, select

from casework.erasing import Erased
from dialogue.models import Draft, Outgoing, PutOff
from foundation.people import accounts
from foundation.storage import Store

WAITING = ("ready", "held", "uncertain", "failed")


def forget(store: Store, gone: Erased, *, now: datetime) -> None:
    """Take every trace away. Screens that still stand in the chats of her coaches leave at the next tick."""
    ids = sorted(gone.ids)
    for table, column in ((Draft, cast(Draft.answers, String)), (PutOff, PutOff.about)):
        store.execute(delete(table).where(_holds(column, ids)))
    for row in store.scalars(select(Outgoing).where(Outgoing.payload.is_not(None), Outgoing.state.in_(WAITING))):
        if _names(row, gone):
            row.state, row.payload = "cancelled", None
    asked = or_(Outgoing.about.in_(ids), _holds(Outgoing.dedupe_key, ids))
    for row in store.scalars(select(Outgoing).where(asked)):
        row.about, row.dedupe_key, row.remove_after = None, None, now
    shown = select(Outgoing).where(Outgoing.private, Outgoing.removed_at.is_(None), _of(store, gone.coaches))
    for row in store.scalars(shown):
        row.remove_after = now
    store.flush()
    store.expire_all()


def _holds(
    column: SQLColumnExpression[str] | SQLColumnExpression[str | None], ids: Iterable[str]
) -> ColumnElement[bool]:
    return or_(false(), *(column.contains(each) for each in ids))


def _of(store: Store, coaches: Iterable[int]) -> ColumnElement[bool]:
    every = [account for person in sorted(coaches) for account in accounts.of(store, person)]
    return or_(false(), *(and_(Outgoing.channel == a.channel, Outgoing.account == a.number) for a in every))


def _names(row: Outgoing, gone: Erased) -> bool:
    said = (row.payload or b"").decode("utf-8", "replace")
    return any(each in said for each in gone.ids) or any(
        re.search(rf"{re.escape(name)}(?!\d)", said) for name in gone.code_names
    )
