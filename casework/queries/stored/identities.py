"""Clients by their key or id, and the keys that were erased."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from casework.models import Client, ErasedKey, Trajectory
from casework.queries.stored.chunked import chunks
from foundation.storage import Store


def clients(store: Store, organisation_id: int, column: str, values: Sequence[str]) -> Iterator[Client]:
    """The clients of an organisation with one of these source keys or public ids."""
    wanted = select(Client).where(Client.organisation_id == organisation_id)
    for some in chunks(values):
        yield from store.scalars(wanted.where(getattr(Client, column).in_(some)))


def erased(store: Store, organisation_id: int, keys: Sequence[str]) -> set[str]:
    """Which of these keys were erased."""
    found: set[str] = set()
    wanted = select(ErasedKey.source_key).where(ErasedKey.organisation_id == organisation_id)
    for some in chunks(keys):
        found.update(store.scalars(wanted.where(ErasedKey.source_key.in_(some))))
    return found


def ids_by_key(store: Store, kind: type[Client] | type[Trajectory], organisation_id: int) -> dict[str, int]:
    """The id of every client or trajectory of an organisation that came from a file, by its hashed key."""
    wanted = select(kind.source_key, kind.id).where(kind.organisation_id == organisation_id)
    return {row[0]: row[1] for row in store.execute(wanted.where(kind.source_key.is_not(None))) if row[0]}


def clients_by_id(store: Store, ids: Sequence[int]) -> Iterator[Client]:
    """These clients."""
    for some in chunks(ids):
        yield from store.scalars(select(Client).where(Client.id.in_(some)))
