"""Taking a trajectory, and a client who then has none, out of every table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete, func, select

from casework.belonging import belonging_to
from casework.models import Client, Trajectory
from casework.queries.rights import hold_of
from casework.source_keys import Marks
from foundation.refusals import Refusal
from foundation.storage import Store


class HeldByLaw(Refusal):
    """The records of this client must be kept for now: nothing of her is erased."""


@dataclass(slots=True)
class Erased:
    """What is gone: public ids, by which other rooms find their traces, and the code names that went with them.

    `drafts`: public ids of the forms that something of her was made from. `coaches`: person ids of those in whose chats
    she may still stand. `organisations`: ids of where the code names were hers; elsewhere they are somebody else's.
    """

    ids: set[str] = field(default_factory=set)
    drafts: set[str] = field(default_factory=set)
    code_names: set[str] = field(default_factory=set)
    coaches: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)


def erase(store: Store, walks: Iterable[Trajectory], *, secret: bytes, today: date) -> Erased:
    """Take these trajectories away with everything in them, and clients who then have none.

    Their keys stay as HMAC, so that a later import does not bring them back (INTERFACES, "Keys"). `HeldByLaw`, and
    nothing is erased, where the records of one of them must be kept.
    """
    gone = Erased()
    walks = list(walks)
    if any(hold_of(store, walk.client_id) is not None for walk in walks):
        raise HeldByLaw
    for walk in walks:
        store.flush()
        client = store.get_one(Client, walk.client_id)
        gone.organisations.add(walk.organisation_id)
        if walk.coach_id is not None:
            gone.coaches.add(walk.coach_id)
        marks = Marks(store, walk.organisation_id, secret, today)
        marks.leave("trajectory", walk)
        _take_away(store, walk, gone)
        left = select(func.count()).select_from(Trajectory).where(Trajectory.client_id == client.id)
        if not store.scalar(left):
            marks.leave("client", client)
            gone.code_names.add(client.code_name)
            _take_away(store, client, gone)
    store.flush()
    store.expire_all()
    return gone


def _take_away(store: Store, row: Trajectory | Client, gone: Erased) -> None:
    """The row itself, after everything that belongs to it."""
    parent = type(row)
    for table in belonging_to(parent):
        mine = table.c[f"{parent.__tablename__}_id"] == row.id
        if "public_id" in table.c:
            gone.ids.update(store.scalars(select(table.c.public_id).where(mine)))
        if "draft" in table.c:
            gone.drafts.update(store.scalars(select(table.c.draft).where(mine, table.c.draft.is_not(None))))
        store.execute(delete(table).where(mine))
    gone.ids.add(row.public_id)
    store.expunge(row)
    store.execute(delete(parent).where(parent.id == row.id))
