"""Everything that is kept of one client, read from the tables themselves, for a file of hers (DOMAIN §4.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy import Table as SqlTable

from casework import access_log
from casework.belonging import belonging_to
from casework.models import Client, Trajectory
from casework.queries import insight as queries
from casework.queries import rights
from foundation.people.models import Organisation
from foundation.storage import Store, Table

NAMED = {"person": "name", "organisation": "name", "municipality": "name", "listing": "title"}
# Numbers of rows, and hashes by which nothing is found: they say nothing of her.
LEFT_OUT = {"id", "organisation_id", "trajectory_id", "client_id", "token_hash", "source_key", "draft", "invented"}
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Insight:
    """What is kept of one client. `tables`: every table that holds something of her, row by row, with names for people.

    `elsewhere`: how many of her trajectories are a colleague's, and not in here; `colleagues`: the person ids of those.
    """

    code_name: str
    organisation_id: int
    organisation: str
    tables: dict[str, list[Facts]]
    log: Sequence[access_log.Line]
    elsewhere: int
    colleagues: frozenset[int]
    ids: frozenset[str]


def gather(store: Store, client: Client, walks: Sequence[Trajectory]) -> Insight:
    """Everything in these trajectories of hers, and what hangs on her alone."""
    tables = dict(_tables(store, client, walks))
    others = [walk.coach_id for walk in rights.walks_of(store, client.id) if walk not in walks]
    colleagues = frozenset(coach for coach in others if coach is not None) - {walk.coach_id for walk in walks}
    ids = {row["public_id"] for rows in tables.values() for row in rows if "public_id" in row}
    return Insight(
        client.code_name, client.organisation_id, store.get_one(Organisation, client.organisation_id).name, tables,
        access_log.of(store, client, walks), len(others), colleagues, frozenset(ids),
    )  # fmt: skip


def _tables(store: Store, client: Client, walks: Sequence[Trajectory]) -> Iterator[tuple[str, list[Facts]]]:
    numbers = [walk.id for walk in walks]
    every = Table.metadata.tables
    wanted = [(every["client"], "id", [client.id]), (every["trajectory"], "id", numbers)]
    hers = [table for table in belonging_to(Client) if table.name != Trajectory.__tablename__]
    wanted += [(table, "client_id", [client.id]) for table in reversed(hers)]
    wanted += [(table, "trajectory_id", numbers) for table in reversed(belonging_to(Trajectory))]
    for table, column, ids in wanted:
        rows = [_facts(store, table, row) for row in queries.rows(store, table, column, ids)]
        if rows:
            yield table.name, rows


def _facts(store: Store, table: SqlTable, row: RowMapping) -> Facts:
    return {
        column.name: _said(store, table, column.name, row[column.name])
        for column in table.columns
        if column.name not in LEFT_OUT
    }


def _said(store: Store, table: SqlTable, column: str, value: Any) -> Any:
    """A value as anybody can read it: a name instead of a number, a day as 2026-11-20."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    for key in table.c[column].foreign_keys:
        other = key.column.table
        if value is not None and other.name in NAMED:
            return queries.called(store, other, NAMED[other.name], value)
    return value
