"""Values of a row as JSON, and back to what the column wants."""

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    LargeBinary,
    Numeric,
    Time,
)


def to_json(value: Any) -> Any:
    """A value of a column as JSON has it: instants in UTC, bytes as base64."""
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


def from_json(column: Column[Any]) -> Callable[[Any], Any]:
    """What makes a value for this column of what JSON has."""
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


def made(makers: list[Callable[[Any], Any]], row: list[Any]) -> list[Any]:
    """A row for the database."""
    return [None if value is None else maker(value) for maker, value in zip(makers, row, strict=True)]
