"""Trajectories with their client."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, select

from casework.models import Client, Question, Trajectory
from casework.queries.stored.chunked import AnyRow, chunks
from foundation.storage import Store


def trajectories(store: Store, organisation_id: int, column: str, values: Sequence[str]) -> Iterator[AnyRow]:
    """The trajectories of an organisation with one of these source keys or public ids, with their client."""
    for some in chunks(values):
        yield from store.execute(_with_client(organisation_id).where(getattr(Trajectory, column).in_(some)))


def all_trajectories(store: Store, organisation_id: int, size: int) -> Iterator[list[AnyRow]]:
    """Every trajectory of an organisation with its client, in the order in which they came, so many at a time."""
    last = 0
    while some := list(
        store.execute(_with_client(organisation_id).where(Trajectory.id > last).order_by(Trajectory.id).limit(size))
    ):
        yield some
        last = some[-1].id


def _with_client(organisation_id: int) -> Select[*tuple[Any, ...]]:
    t, c = Trajectory, Client
    return (
        select(
            t.id, t.public_id, t.source_key, t.coach_id, t.client_id, t.municipality_id, t.main_reason, t.icpc,
            c.public_id.label("client_public_id"),
        )
        .join(c, c.id == t.client_id)
        .where(t.organisation_id == organisation_id)
    )  # fmt: skip


def asked_about(store: Store, ids: Sequence[int]) -> Iterator[Trajectory]:
    """Those of these trajectories about which something was ever asked."""
    for some in chunks(ids):
        asked = select(Question.trajectory_id).where(Question.trajectory_id.in_(some))
        yield from store.scalars(select(Trajectory).where(Trajectory.id.in_(asked)).order_by(Trajectory.id))
