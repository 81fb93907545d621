"""SELECTs for what is kept of one client: rows of any table that belongs to her, and who saw or changed them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import RowMapping, and_, func, or_, select
from sqlalchemy import Table as SqlTable

from casework.models import Correction
from foundation.audit import AuditEntry
from foundation.storage import Store

AT_MOST = 5_000


def rows(store: Store, table: SqlTable, column: str, ids: Collection[int]) -> Sequence[RowMapping]:
    """The rows of a table whose column has one of these values, in order of entry."""
    query = select(table).where(table.c[column].in_(ids)).order_by(*table.primary_key.columns)
    return store.execute(query).mappings().all()


def called(store: Store, table: SqlTable, column: str, id_: int) -> str | None:
    """What a row is called, by its number."""
    found: Any = store.scalar(select(table.c[column]).where(table.c.id == id_))
    return None if found is None else str(found)


def removed(store: Store, trajectories: Collection[int]) -> set[str]:
    """The public ids of what was logged in these trajectories and corrected since, also when it is gone."""
    return set(store.scalars(select(Correction.entry_id).where(Correction.trajectory_id.in_(trajectories))))


def entries(store: Store, ids: Collection[str], exported: str) -> Sequence[AuditEntry]:
    """What the trail says of these ids, and from then on of exports of the whole organisation (its public id)."""
    mine = AuditEntry.object_id.in_(ids)
    begun = select(func.min(AuditEntry.seq)).where(mine).scalar_subquery()
    whole = and_(AuditEntry.object_id == exported, AuditEntry.verb == "casework.export", AuditEntry.seq > begun)
    query = select(AuditEntry).where(or_(mine, whole)).order_by(AuditEntry.seq.desc()).limit(AT_MOST)
    return store.scalars(query).all()[::-1]
