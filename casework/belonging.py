"""What belongs to a trajectory or client, read from the tables themselves.

A table says so in its columns, so that one which somebody adds tomorrow is not forgotten.
"""

from sqlalchemy import Table as SqlTable

from foundation.storage import Table


def belonging_to(parent: type[Table]) -> list[SqlTable]:
    """Every table whose rows belong to a row of this one; those that others point at come last."""
    wanted = parent.__tablename__
    return [
        table
        for table in reversed(Table.metadata.sorted_tables)
        if any(key.column.table.name == wanted for key in table.foreign_keys) and f"{wanted}_id" in table.c
    ]
