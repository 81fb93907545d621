"""Writing that both databases do alike but spell differently."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from foundation.storage.store import Store
from foundation.storage.tables import Table


def insert_new(store: Store, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that break no unique rule and leave the others alone. Returns how many were new."""
    if not rows:
        return 0
    insert = postgresql.insert if store.is_postgresql else sqlite.insert
    add = insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return store.connection().execute(add, [dict(row) for row in rows]).rowcount
