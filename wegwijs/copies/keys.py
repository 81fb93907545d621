"""Foreign keys and numbering: set aside while rows come in, right again afterwards."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, ForeignKeyConstraint, Table, func, select, text
from sqlalchemy.schema import AddConstraint, DropConstraint


def keys_off(connection: Connection, tables: Mapping[str, Table]) -> Callable[[], None]:
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


def continue_numbering(connection: Connection, tables: Iterable[Table]) -> None:
    """PostgreSQL counts ids apart from the rows: go on after the highest."""
    for table in tables:
        for column in table.primary_key.columns:
            sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
            highest = connection.scalar(select(func.max(column))) if sequence else None
            if highest is not None:
                connection.execute(select(func.setval(sequence, highest)))
