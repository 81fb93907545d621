"""Rows for any schema: read from the database itself, so that it fits every revision."""

import re
from datetime import UTC, date, datetime, timedelta
from graphlib import TopologicalSorter

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    text,
)

ROWS = 3
EMPTY = {("invite", "person_id")}  # an invite is for a role or for a person, never both
# Every table, with everything that decides which rows fit in it.
TOLD = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": """
        SELECT relname, concat(
            (SELECT string_agg(concat(attname, ' ', atttypid, ' ', attnotnull), ', ' ORDER BY attnum)
             FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped), ' ',
            (SELECT string_agg(pg_get_constraintdef(oid), ', ' ORDER BY conname)
             FROM pg_constraint WHERE conrelid = pg_class.oid))
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    """,
}


def fill(connection: Connection, first: int = 1) -> dict[str, int]:
    """Put rows in every table, each value filled, from number `first` on. Returns how many each table got."""
    tables = _tables(connection)
    for name in TopologicalSorter({name: _parents(table) for name, table in tables.items()}).static_order():
        table = tables[name]
        rows = [{c.name: _value(c, n, tables) for c in table.columns} for n in range(first, first + ROWS)]
        connection.execute(table.insert(), rows)
    return dict.fromkeys(tables, ROWS)


_known: dict[tuple[str, str, str], Table] = {}


def _tables(connection: Connection) -> dict[str, Table]:
    """The tables as this database tells them; each is looked at once for each form it has on each kind of database."""
    kind = connection.dialect.name
    told = [(kind, *row) for row in connection.execute(text(TOLD[kind])) if row[0] != "alembic_version"]
    if new := [key for key in told if key not in _known]:
        schema = MetaData()
        schema.reflect(connection, only=[name for _, name, _ in new], resolve_fks=False)
        for key in new:
            table = _known[key] = schema.tables[key[1]]
            table.info["allowed"] = _allowed(table)
    return {key[1]: _known[key] for key in told}


def _parents(table: Table) -> set[str]:
    return {key.target_fullname.partition(".")[0] for key in table.foreign_keys} - {table.name}


def _allowed(table: Table) -> dict[str, list[str]]:
    """By column: the values a CHECK lists. Both databases say it in their own way, both quote the values."""
    found = {}
    for check in (c for c in table.constraints if isinstance(c, CheckConstraint)):
        listed = re.search(r"\b(\w+)\W*(?:::\w+\W*)?\s*(?:IN|= ANY)\s*\((.+)\)", str(check.sqltext), re.DOTALL)
        if listed:
            values = re.findall(r"'([^']*)'", listed[2]) or re.findall(r"\d+", listed[2])
            found[listed[1]] = values
    return found


def _value(column: Column, n: int, tables: dict[str, Table]) -> object:
    if (column.table.name, column.name) in EMPTY:
        return None
    if column.foreign_keys:  # row n belongs to row n, all the way up
        table, _, name = next(iter(column.foreign_keys)).target_fullname.partition(".")
        return _value(tables[table].columns[name], n, tables)
    if values := column.table.info["allowed"].get(column.name):
        value = values[n % len(values)]
        return int(value) if isinstance(column.type, Integer) else value
    plain = {
        Boolean: n % 2 == 0,
        Float: float(n),
        Integer: n,
        DateTime: datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n - 1),
        Date: date(2026, 1, 1) + timedelta(days=n),
        LargeBinary: bytes([n]),
        JSON: {"n": n},
    }
    return next((value for kind, value in plain.items() if isinstance(column.type, kind)), str(n))
