"""Where everything is kept: tables, engines for SQLite and PostgreSQL, and the edge of every transaction."""

from foundation.storage.bells import Bells
from foundation.storage.database import Database
from foundation.storage.prepared import prepared
from foundation.storage.store import Store
from foundation.storage.tables import Table, one_of, public_id_column
from foundation.storage.types import UtcDateTime
from foundation.storage.writes import insert_new, insert_row

__all__ = [
    "Bells", "Database", "Store", "Table", "UtcDateTime", "insert_new", "insert_row", "one_of", "prepared",
    "public_id_column",
]  # fmt: skip
