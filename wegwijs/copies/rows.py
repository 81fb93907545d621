"""Rows on their way from one database to another: read from any revision of the tables, written to the same one."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Time,
    func,
    null,
    select,
    text,
)
from sqlalchemy.schema import AddConstraint, DropConstraint

AT_ONCE = 1000
BOOKKEEPING = "alembic_version"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a table. Values are those of JSON; `columns` names them in order."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


def tables_of(connection: Connection) -> dict[str, Table]:
    """The tables that the database has, by name, without Alembic's own."""
    metadata = MetaData()
    metadata.reflect(connection)
    found = {table.name: table for table in metadata.sorted_tables if table.name != BOOKKEEPING}
    for table in found.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = bool(column.nullable)
    return found


def revision(connection: Connection) -> str:
    """The revision of the tables. `NoResultFound` where no revision was ever written down: copy nothing unknown."""
    return str(connection.execute(text(f"SELECT version_num FROM {BOOKKEEPING}")).scalar_one())


def count(connection: Connection, tables: Iterable[Table]) -> dict[str, int]:
    """How many rows each table has."""
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def read(connection: Connection, tables: Iterable[Table], *, without: Mapping[str, frozenset[str]]) -> Iterator[Batch]:
    """Every row, table by table, in the order of its key; the columns named in `without` as null."""
    for table in tables:
        left_out = without.get(table.name, frozenset())
        columns = [null().label(c.name) if c.name in left_out else c for c in table.columns]
        names = tuple(column.name for column in table.columns)
        found = connection.execution_options(yield_per=AT_ONCE).execute(
            select(*columns).order_by(*table.primary_key.columns)
        )
        for some in found.partitions(AT_ONCE):
            yield Batch(table.name, names, [[_to_json(value) for value in row] for row in some])


def write(connection: Connection, tables: Mapping[str, Table], batches: Iterable[Batch]) -> None:
    """Put the rows in these empty tables. Foreign keys are judged when all rows are there."""
    with_keys = _keys_off(connection, tables)
    for batch in batches:
        table = tables[batch.table]
        makers = [_from_json(table.columns[name]) for name in batch.columns]
        rows = iter(batch.rows)
        while some := list(islice(rows, AT_ONCE)):
            connection.execute(
                table.insert(), [dict(zip(batch.columns, _made(makers, row), strict=True)) for row in some]
            )
    with_keys()
    if connection.dialect.name == "postgresql":
        _continue_numbering(connection, tables.values())


def _keys_off(connection: Connection, tables: Mapping[str, Table]) -> Callable[[], None]:
    """Stop judging foreign keys in this transaction. Returns what judges them again."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))  # until the commit, which judges them
        return lambda: None
    keys = [k for table in tables.values() for k in table.constraints if isinstance(k, ForeignKeyConstraint)]
    for key in keys:
        connection.execute(DropConstraint(key))

    def on_again() -> None:
        for key in keys:
            connection.execute(AddConstraint(key))

    return on_again


def _continue_numbering(connection: Connection, tables: Iterable[Table]) -> None:
    """PostgreSQL counts ids apart from the rows: go on after the highest."""
    for table in tables:
        for column in table.primary_key.columns:
            sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
            highest = connection.scalar(select(func.max(column))) if sequence else None
            if highest is not None:
                connection.execute(select(func.setval(sequence, highest)))


def _to_json(value: Any) -> Any:
    if isinstance(value, datetime):
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def _from_json(column: Column[Any]) -> Callable[[Any], Any]:
    kinds: list[tuple[type, Callable[[Any], Any]]] = [
        (DateTime, datetime.fromisoformat),
        (Date, date.fromisoformat),
        (Time, time.fromisoformat),
        (LargeBinary, base64.b64decode),
    ]
    for kind, maker in kinds:
        if isinstance(column.type, kind):
            return maker
    return Decimal if isinstance(column.type, Numeric) and column.type.asdecimal else lambda value: value


def _made(makers: list[Callable[[Any], Any]], row: list[Any]) -> list[Any]:
    return [None if value is None else maker(value) for maker, value in zip(makers, row, strict=True)]
