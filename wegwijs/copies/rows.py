"""Rows on their way from one database to another: read from any revision of the tables, written to the same one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Connection, MetaData, Table, func, inspect, null, select, text

from wegwijs.copies.keys import continue_numbering, keys_off
from wegwijs.copies.values import from_json, made, to_json

AT_ONCE = 1000
BOOKKEEPING = "alembic_version"
_REVISION = text(f"SELECT version_num FROM {BOOKKEEPING}")

# What a database answered about its tables: at the same revision, with the same tables, each of its kind answers alike.
_found: dict[tuple[str, str | None, frozenset[str]], dict[str, Table]] = {}


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a table. Values are those of JSON; `columns` names them in order."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


def tables_of(connection: Connection) -> dict[str, Table]:
    """The tables that the database has, by name, without Alembic's own."""
    names = frozenset(inspect(connection).get_table_names())
    if BOOKKEEPING not in names:
        return _asked(connection)
    known = (connection.dialect.name, connection.scalar(_REVISION), names)
    if known not in _found:
        _found[known] = _asked(connection)
    return _found[known]


def _asked(connection: Connection) -> dict[str, Table]:
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
    return str(connection.execute(_REVISION).scalar_one())


def count(connection: Connection, tables: Iterable[Table]) -> dict[str, int]:
    """How many rows each table has, asked in one statement."""
    each = {t.name: select(func.count()).select_from(t).scalar_subquery().label(t.name) for t in tables}
    return dict(zip(each, connection.execute(select(*each.values())).one(), strict=True)) if each else {}


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
            yield Batch(table.name, names, [[to_json(value) for value in row] for row in some])


def write(connection: Connection, tables: Mapping[str, Table], batches: Iterable[Batch]) -> None:
    """Put the rows in these empty tables. Foreign keys are judged when all rows are there."""
    with_keys = keys_off(connection, tables)
    for batch in batches:
        table = tables[batch.table]
        makers = [from_json(table.columns[name]) for name in batch.columns]
        rows = iter(batch.rows)
        while some := list(islice(rows, AT_ONCE)):
            connection.execute(
                table.insert(), [dict(zip(batch.columns, made(makers, row), strict=True)) for row in some]
            )
    with_keys()
    if connection.dialect.name == "postgresql":
        continue_numbering(connection, tables.values())
