"""The empty database that a copy goes into."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

import migrations
from foundation.refusals import Refusal
from foundation.storage.engines import open_engines
from wegwijs import schema
from wegwijs.copies import rows


class DatabaseNotEmpty(Refusal):
    """The database holds rows already."""


@contextmanager
def empty_at(url: str, revision: str) -> Iterator[Connection]:
    """One transaction on an empty database with the tables of this revision. `DatabaseNotEmpty`, and untouched."""
    schema.make_folder(url)
    writer, reader = open_engines(url)
    try:
        with writer.begin() as connection:
            if any(rows.count(connection, rows.tables_of(connection).values()).values()):
                raise DatabaseNotEmpty
        if migrations.revision_of(url) not in (None, revision):
            migrations.downgrade(url, "base")
        migrations.upgrade(url, revision=revision)
        with writer.begin() as connection:
            yield connection
    finally:
        writer.dispose()
        reader.dispose()
