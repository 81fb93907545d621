"""Bringing a database to a revision. Either the whole way is gone, or the database stays as it was."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, inspect, text

from foundation.storage.engines import SQLITE, open_engines
from migrations import revisions

if TYPE_CHECKING:
    from alembic.config import Config

Answer = TypeVar("Answer")
FOLDER = Path(__file__).parent
ONE_AT_A_TIME = 0x57656757  # the advisory lock under which PostgreSQL lets one command migrate


class MigrationError(Exception):
    """A migration would have left rows without their parent or lost rows; nothing was changed."""


def revision_of(url: str) -> str | None:
    """The revision of the database at this URL; None while it has no tables of ours."""

    def ask(connection: Connection) -> str | None:
        with connection.begin():
            has_any = inspect(connection).has_table("alembic_version")
            return connection.scalar(text("SELECT version_num FROM alembic_version")) if has_any else None

    return _with_connection(url, ask, writes=False)


def is_current(url: str) -> bool:
    """Whether the database is at the newest revision."""
    return revision_of(url) == revisions.head()


def upgrade(url: str, backup_to: Path | None = None, *, revision: str = "head") -> None:
    """Bring the database to a revision; an empty one is created. Nothing happens when it is there already.

    With `backup_to` a SQLite database that holds tables is first copied to that new file (mode 0600).
    PostgreSQL is backed up with its own tools. MigrationError when a revision loses rows or parents.
    """
    from alembic import command

    if backup_to is not None and revision_of(url) is not None:
        _back_up(url, backup_to)
    _run(url, command.upgrade, revision)


def downgrade(url: str, revision: str) -> None:
    """Go back to an earlier revision; `base` removes every table of ours."""
    from alembic import command

    _run(url, command.downgrade, revision)


def _run(url: str, go: "Callable[[Config, str], None]", revision: str) -> None:
    _with_connection(url, lambda connection: go(config_for(connection), revision), writes=True)


def config_for(connection: Connection | None = None, *, batch: bool = True) -> "Config":
    """Alembic's settings. `batch`: a new revision is written so that SQLite can follow it too."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(slug)s")
    config.attributes.update(connection=connection, batch=batch)
    return config


def _with_connection(url: str, work: Callable[[Connection], Answer], *, writes: bool) -> Answer:
    writer, reader = open_engines(url)
    try:
        with (writer if writes else reader).connect() as connection:
            return work(connection)
    finally:
        writer.dispose()
        reader.dispose()


@contextmanager
def one_checked_transaction(connection: Connection) -> Iterator[None]:
    """Revisions run in here are kept together, or not at all: also when one of them loses rows or parents.

    SQLite rebuilds a table to change it. With foreign keys on, that dropped table takes its children along where a
    key cascades (RELIABILITY fact 8); the switch only works outside of a transaction.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        _foreign_keys(connection, "OFF")
    try:
        with connection.begin():
            if not is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})
            before = row_counts(connection)
            yield
            check_rows(before, row_counts(connection))
            if is_sqlite:
                check_parents(connection)
    finally:
        if is_sqlite:
            _foreign_keys(connection, "ON")


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has, asked in one statement."""
    quote = connection.dialect.identifier_preparer.quote
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    if not names:
        return {}
    each = (f"SELECT {number}, count(*) FROM {quote(name)}" for number, name in enumerate(names))
    return {names[number]: rows for number, rows in connection.exec_driver_sql(" UNION ALL ".join(each))}


def check_rows(before: dict[str, int], after: dict[str, int]) -> None:
    """A table that is still there has lost no row. MigrationError names those that did."""
    lost = [f"{name} ({rows} → {after[name]})" for name, rows in before.items() if after.get(name, rows) < rows]
    if lost:
        raise MigrationError("rows would be lost: " + ", ".join(lost))


def check_parents(connection: Connection) -> None:
    """Every foreign key of a SQLite database points at a row. MigrationError names the tables where one does not."""
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise MigrationError("rows without their parent in: " + ", ".join(sorted({row[0] for row in orphans})))


def _foreign_keys(connection: Connection, state: str) -> None:
    driver = connection.connection.driver_connection
    if driver is None:
        raise MigrationError("the connection is gone")
    driver.execute(f"PRAGMA foreign_keys={state}")


def _back_up(url: str, target: Path) -> None:
    """Copy a SQLite database while others may use it; the copy is checked before it counts as one."""
    writer, reader = open_engines(url)
    try:
        if writer.dialect.name != "sqlite":
            return
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        with reader.connect() as connection:
            copy = SQLITE.connect(target)
            connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]  # connected just above
            sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            copy.close()
    finally:
        writer.dispose()
        reader.dispose()
    if not sound:
        raise MigrationError(f"the backup {target} is not sound; nothing was upgraded")
