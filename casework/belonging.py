"""What belongs to a trajectory or client, read from the tables themselves.

A table says so in its columns, so that one which somebody adds tomorrow is not forgotten.
"""

from collections.abc import Sequence

from sqlalchemy import Table as SqlTable
from sqlalchemy import select

from casework.models import Trajectory
from foundation.storage import Store, Table


def belonging_to(parent: type[Table]) -> list[SqlTable]:
    """Every table whose rows belong to a row of this one; those that others point at come last."""
    wanted = parent.__tablename__
    return [
        table
        for table in reversed(Table.metadata.sorted_tables)
        if any(key.column.table.name == wanted for key in table.foreign_keys) and f"{wanted}_id" in table.c
    ]


def ids_within(store: Store, walks: Sequence[Trajectory]) -> set[str]:
    """The public ids of these trajectories and of everything in them."""
    wanted, found = [walk.id for walk in walks], {walk.public_id for walk in walks}
    for table in belonging_to(Trajectory):
        if "public_id" in table.c:
            found.update(store.scalars(select(table.c.public_id).where(table.c.trajectory_id.in_(wanted))))
    return found
