"""Databases to measure on: a SQLite file on the disk, and a PostgreSQL that really waits for the disk."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests import databases
from wegwijs import schema
from wegwijs.clock import system_clock

KINDS = ("sqlite", "postgresql")
# The tests' server takes short cuts that a real one does not; these switch them off again.
HONEST = {
    "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "autovacuum": "on", "shared_buffers": "64MB",
    "work_mem": "16MB",
}  # fmt: skip


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on the disk that goes again, with the PostgreSQL in it if there was one."""
    folder = Path(tempfile.mkdtemp(prefix="wegwijs-bench-"))
    folder.chmod(0o711)  # PostgreSQL runs as nobody when we are root, and has to get in
    try:
        yield folder
    finally:
        databases.remove_scratch(folder)
        shutil.rmtree(folder, ignore_errors=True)


def fresh(kind: str, folder: Path, name: str) -> str:
    """The URL of a database with all tables and no rows, made by the migrations."""
    place = databases.Sqlite(folder, name) if kind == "sqlite" else databases.Postgresql(folder, name)
    url = place.empty()
    if isinstance(place, databases.Postgresql):
        place.close()
        _make_honest(url)
    schema.make_ready(url, now=system_clock())
    return url


def _make_honest(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for setting, value in HONEST.items():
            connection.execute(f"ALTER SYSTEM SET {setting} = '{value}'")
        connection.execute("SELECT pg_reload_conf()")
