"""Making a backup: a moment of the database, checked, without payloads, sealed, and in its place only when whole."""

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from sqlalchemy import Connection, Engine

from foundation.refusals import Refusal
from foundation.storage import Database
from foundation.storage.engines import SQLITE, open_engines
from wegwijs.copies import rows
from wegwijs.copies.sealed import Sealer

# A raw update may hold what the guard refuses, and a screen what was on it: they leave the house in no backup.
PAYLOADS = {"inbox": frozenset({"payload"}), "outbox": frozenset({"payload"})}


class BackupExists(Refusal):
    """There is a file with that name already."""


class DatabaseUnsound(Refusal):
    """The database fails its own integrity check: a backup of it would pass for a good one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first line of a backup: what is in it."""

    made_at: str
    revision: str
    database: str
    counts: dict[str, int]


def save(database: Database, secret: bytes, target: Path, *, now: datetime) -> Manifest:
    """Write a backup to a new file, mode 0600. The bot may go on meanwhile."""
    if target.exists():
        raise BackupExists(file=str(target))
    folder = target.resolve().parent
    with TemporaryDirectory(dir=folder, prefix=".wegwijs-") as scratch:
        sealed = Path(scratch) / "sealed"
        with _moment(database, Path(scratch)) as connection, _private(sealed) as file:
            manifest = _write(connection, Sealer(file, secret), now=now)
            os.fsync(file.fileno())
        sealed.replace(target)
    _fsync_folder(folder)
    return manifest


def _write(connection: Connection, sealer: Sealer, *, now: datetime) -> Manifest:
    tables = rows.tables_of(connection)
    manifest = Manifest(
        now.isoformat(), rows.revision(connection), connection.dialect.name, rows.count(connection, tables.values())
    )
    with sealer, gzip.GzipFile(fileobj=sealer, mode="wb", compresslevel=5, mtime=0) as packed:
        packed.write(_line(asdict(manifest)))
        for batch in rows.read(connection, tables.values(), without=PAYLOADS):
            packed.write(_line(asdict(batch)))
    return manifest


@contextmanager
def _moment(database: Database, scratch: Path) -> Iterator[Connection]:
    """A connection on which nothing changes any more: on SQLite a checked copy, so that writers need not wait."""
    if database.is_sqlite:
        _copy_sqlite(database.reader, scratch / "moment.db")
        writer, reader = open_engines(f"sqlite:///{scratch / 'moment.db'}")
        try:
            with reader.connect() as connection:
                yield connection
        finally:
            writer.dispose()
            reader.dispose()
        return
    with database.reader.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        yield connection


def _copy_sqlite(source: Engine, copy: Path) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL, 0o600))
    target = SQLITE.connect(copy)
    try:
        with source.connect() as connection:
            connection.connection.driver_connection.backup(target)  # type: ignore[union-attr]  # connected just above
        if not _is_sound(target):
            raise DatabaseUnsound
    finally:
        target.close()


def _is_sound(database: Any) -> bool:
    try:
        return bool(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except SQLITE.DatabaseError:
        return False


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        yield file


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
