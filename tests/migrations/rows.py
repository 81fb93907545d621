"""Rows for any schema: read from the database itself, so that it fits every revision."""

import re
from datetime import UTC, date, datetime, timedelta

from alembic.runtime.migration import MigrationContext
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
)

ROWS = 3
EMPTY = {("invite", "person_id")}  # an invite is for a role or for a person, never both


def fill(connection: Connection, first: int = 1) -> dict[str, int]:
    """Put rows in every table, each value filled, from number `first` on. Returns how many each table got."""
    schema = _schema(connection)
    tables = [table for table in schema.sorted_tables if table.name != "alembic_version"]
    for table in tables:
        allowed = _allowed(table)
        for n in range(first, first + ROWS):
            connection.execute(table.insert(), {c.name: _value(c, n, allowed) for c in table.columns})
    return {table.name: ROWS for table in tables}


_known: dict[tuple[str, str | None], MetaData] = {}


def _schema(connection: Connection) -> MetaData:
    """The tables as this database tells them; asked once for each revision on each kind of database."""
    key = (connection.dialect.name, MigrationContext.configure(connection).get_current_revision())
    if key not in _known:
        _known[key] = MetaData()
        _known[key].reflect(connection)
    return _known[key]


def _allowed(table: Table) -> dict[str, list[str]]:
    """By column: the values a CHECK lists. Both databases say it in their own way, both quote the values."""
    found = {}
    for check in (c for c in table.constraints if isinstance(c, CheckConstraint)):
        listed = re.search(r"\b(\w+)\W*(?:::\w+\W*)?\s*(?:IN|= ANY)\s*\((.+)\)", str(check.sqltext), re.DOTALL)
        if listed:
            values = re.findall(r"'([^']*)'", listed[2]) or re.findall(r"\d+", listed[2])
            found[listed[1]] = values
    return found


def _value(column: Column, n: int, allowed: dict[str, list[str]]) -> object:
    if (column.table.name, column.name) in EMPTY:
        return None
    if column.foreign_keys:  # row n belongs to row n, all the way up
        return _value(next(iter(column.foreign_keys)).column, n, _allowed(next(iter(column.foreign_keys)).column.table))
    if column.name in allowed:
        value = allowed[column.name][n % len(allowed[column.name])]
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
