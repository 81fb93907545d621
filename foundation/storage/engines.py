"""Engines for both databases, with the settings that keep promises (RELIABILITY §2.3, §2.4)."""

import sqlite3
import time
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

try:  # the wheel carries a newer SQLite than most systems; where there is none the standard module serves
    from pysqlite3 import dbapi2 as _newest
except ImportError:  # pragma: no cover  depends on the machine
    _newest = sqlite3

SQLITE: ModuleType = _newest
BUSY_MILLISECONDS = 30_000
SQLITE_BUSY = 5  # not every driver names it
QUIET = {"hide_parameters": True}  # an error is logged by whoever met it: never with what somebody typed in it


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug (fixed in 3.51.3, 3.50.7 and 3.44.6)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def journal_mode() -> str:
    """The journal that is safe with the SQLite we have."""
    return "WAL" if wal_is_safe(SQLITE.sqlite_version_info) else "DELETE"


def open_engines(url: str | URL) -> tuple[Engine, Engine]:
    """A writing and a read-only engine for this database URL. ValueError for anything but our two databases."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, writes=True), _sqlite(parsed, writes=False)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        return _postgresql(parsed, writes=True), _postgresql(parsed, writes=False)
    raise ValueError(f"Wegwijs keeps its data in SQLite or PostgreSQL, not in {parsed.get_backend_name()}")


def _postgresql(url: URL, *, writes: bool) -> Engine:
    engine = create_engine(url, pool_size=10, max_overflow=0, pool_pre_ping=True, **QUIET)
    return engine if writes else engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def _choose_journal(connection: Any) -> None:
    """Change the journal of a new file, with the patience that SQLite lacks here.

    While another process writes the first tables it refuses at once, whatever the busy timeout says.
    """
    until = time.monotonic() + BUSY_MILLISECONDS / 1000
    chosen = False
    while not chosen:
        try:
            connection.execute(f"PRAGMA journal_mode={journal_mode()}")
            chosen = True
        except SQLITE.OperationalError as refused:
            if refused.sqlite_errorcode != SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _sqlite(url: URL, *, writes: bool) -> Engine:
    """One writing connection: whoever writes waits for it, so nobody meets "database is locked"."""
    sizes = {"pool_size": 1, "max_overflow": 0} if writes else {"pool_size": 4, "max_overflow": 4}
    kept = {"check_same_thread": False}
    engine = create_engine(url, module=SQLITE, pool_timeout=60, connect_args=kept, **sizes, **QUIET)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        _choose_journal(connection)
        pragmas = [
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ]
        if not writes:
            pragmas.append("query_only=ON")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A plain BEGIN upgrades to a writer halfway and then fails at once or loses an update (RELIABILITY fact 7).
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
