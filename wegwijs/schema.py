"""Bringing a database to the tables of this version (INTERFACES "Set-up")."""

from datetime import datetime
from pathlib import Path

import migrations
from foundation.refusals import Refusal
from migrations import revisions
from wegwijs import addresses, running
from wegwijs.addresses import is_sqlite

# As long as another command that creates or upgrades the same database may take before we say so.
PATIENCE = 10.0


class DatabaseTooOld(Refusal):
    """The tables are of an earlier version and a bot may be using them: an administrator has to upgrade."""


class DatabaseTooNew(Refusal):
    """The tables are of a version that this one does not know."""


def make_ready(url: str, *, now: datetime) -> None:
    """Create an empty database, upgrade a SQLite one that no bot uses, and refuse to use any other old one."""
    make_folder(url)
    revision = migrations.revision_of(url)
    if revision == migrations.head():
        return
    if revision is not None and is_known(revision) and (not is_sqlite(url) or running.bot_runs(url)):
        raise DatabaseTooOld
    upgrade(url, now=now)


def upgrade(url: str, *, now: datetime) -> Path | None:
    """Bring the tables to this version. Returns where a copy of a SQLite database from before lies, if one was made.

    `running.AlreadyRuns` while a bot uses a SQLite database; PostgreSQL upgrades under its own lock.
    """
    make_folder(url)
    if not is_sqlite(url):
        _upgrade(url, migrations.revision_of(url), None)
        return None
    with running.no_bot(url, wait=PATIENCE):
        revision = migrations.revision_of(url)
        copy = None if revision in (None, migrations.head()) else _copy_of(url, revision, now)
        _upgrade(url, revision, copy)
        return copy


def _upgrade(url: str, revision: str | None, copy: Path | None) -> None:
    if revision is not None and not is_known(revision):
        raise DatabaseTooNew
    if revision != migrations.head():
        migrations.upgrade(url, backup_to=copy)


def _copy_of(url: str, revision: str | None, now: datetime) -> Path:
    return Path(f"{addresses.read(url).database}.{revision}-{now:%Y%m%dT%H%M%S}.backup")


def is_known(revision: str) -> bool:
    """Whether this version knows these tables: they are of itself or of an earlier one."""
    return revision in revisions.every()


def make_folder(url: str) -> None:
    """Make the folder of a SQLite database, for its user only."""
    database = addresses.read(url).database
    if is_sqlite(url) and database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
