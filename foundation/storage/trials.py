"""Trying something out: everything may be written, nothing of it is kept, and nobody waits for it meanwhile."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from random import Random

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from foundation.storage.engines import QUIET, SQLITE
from foundation.storage.store import Store


@contextmanager
def trial(writer: Engine, reader: Engine, *, chance: Random) -> Iterator[Store]:
    """A store on what there is now. SQLite has one writer at a time: there it is a copy, elsewhere it is taken back."""
    if writer.dialect.name == "sqlite":
        with _copied(reader) as copy, Store(copy, chance=chance) as store:
            yield store
    else:
        with Store(writer, chance=chance) as store:
            yield store


@contextmanager
def _copied(reader: Engine) -> Iterator[Engine]:
    """In a file without a name, which is gone with the process whatever happens to it: SQLite's temporary database."""
    with closing(SQLITE.connect("", check_same_thread=False, isolation_level=None)) as copy:
        with reader.connect() as connection:
            connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]  # connected just above
        copy.execute("PRAGMA foreign_keys=ON")
        engine = create_engine("sqlite://", module=SQLITE, creator=lambda: copy, poolclass=StaticPool, **QUIET)
        event.listen(engine, "begin", _begin)
        yield engine
        engine.dispose()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
