"""Bringing a backup back, all of it or nothing, into an empty database. Nothing is sent twice because of it."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

import migrations
from foundation.refusals import Refusal
from wegwijs import running, schema
from wegwijs.copies import rows
from wegwijs.copies.saving import Manifest
from wegwijs.copies.sealed import BackupDamaged, Opener
from wegwijs.copies.target import empty_at


class BackupMissing(Refusal):
    """There is no such file, or it cannot be read."""


class BackupTooNew(Refusal):
    """The backup was made by a later version."""


def restore(file: Path, url: str, secret: bytes) -> Manifest:
    """Fill the empty database at this URL from a backup of either kind of database, of this version or an earlier one.

    The whole file is read and checked first. What was waiting to be sent becomes `held` and what had come in but was
    not handled `dead`: their payloads are in no backup, and what Telegram got since then is not known.
    """
    manifest = check(file, secret)
    if not schema.is_known(manifest.revision):
        raise BackupTooNew
    with running.no_bot(url), empty_at(url, manifest.revision) as connection:
        tables = rows.tables_of(connection)
        rows.write(connection, tables, batches(file, secret))
        _quarantine(connection)
        if rows.count(connection, tables.values()) != manifest.counts:
            raise BackupDamaged
    migrations.upgrade(url)
    return manifest


def check(file: Path, secret: bytes) -> Manifest:
    """Read the whole file, to see that it is sound. `BackupDamaged` and its kin where it is not."""
    lines = _lines(file, secret)
    try:
        manifest = Manifest(**json.loads(next(lines)))
        for _ in lines:
            pass
    except (StopIteration, ValueError, TypeError) as trouble:
        raise BackupDamaged from trouble
    return manifest


def batches(file: Path, secret: bytes) -> Iterator[rows.Batch]:
    """Its rows, some at a time."""
    lines = _lines(file, secret)
    next(lines)
    for line in lines:
        found = json.loads(line)
        yield rows.Batch(found["table"], tuple(found["columns"]), found["rows"])


def _lines(file: Path, secret: bytes) -> Iterator[bytes]:
    try:
        below = file.open("rb")
    except OSError as trouble:
        raise BackupMissing(file=str(file)) from trouble
    with below:
        try:
            with gzip.GzipFile(fileobj=io.BufferedReader(Opener(below, secret))) as packed:
                yield from packed
        except (EOFError, zlib.error, gzip.BadGzipFile) as trouble:
            raise BackupDamaged from trouble


def _quarantine(connection: Connection) -> None:
    """Nothing that waited when the backup was made goes out again before somebody has looked."""
    connection.exec_driver_sql("UPDATE outbox SET state = 'held' WHERE state IN ('ready', 'sending')")
    connection.exec_driver_sql("UPDATE inbox SET state = 'dead', error = 'restored' WHERE state = 'new'")
