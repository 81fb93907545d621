"""Clients who were erased after an older backup was made: known by their marks in newer data, and erased again."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from casework import bare_referrals
from casework.erasing import Erased, erase
from casework.models import Client, Erasure, Trajectory
from casework.queries import rights as queries
from casework.queries import terms
from casework.source_keys import Keys
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.people.who import SYSTEM
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Since:
    """What newer data know. `marks`: by public id of the organisation, the HMACs of who is gone.

    `asked` and `merged`: public ids of clients who asked to be erased, and of those who turned out to be another.
    """

    marks: Mapping[str, AbstractSet[str]]
    asked: AbstractSet[str]
    merged: AbstractSet[str]


@dataclass(slots=True)
class Again:
    """How many trajectories went again, what went with them, and how many stand twice because a merge is undone."""

    gone: list[Erased]
    trajectories: int = 0
    twice: int = 0


def erase_again(store: Store, since: Since, *, secret: bytes, now: datetime) -> Again:
    """Take away who is marked. Of who did not ask for it herself the referrals still count, by quarter.

    What keeps her by law does not stop it: she was erased after that had ended. Who was merged is only counted: what
    was hers belongs to the other client, and marks do not tell to whom.
    """
    again = Again([])
    for organisation in queries.organisations_called(store, since.marks):
        keys, marks = Keys(secret, organisation.public_id), since.marks[organisation.public_id]
        walks = [
            (walk, client)
            for walk, client in queries.walks_and_clients(store, organisation.id)
            if not marks.isdisjoint((walk.source_key, keys.hashed("trajectory", walk.public_id)))
        ]
        again.twice += sum(client.public_id in since.merged for _, client in walks)
        hers = [(walk, client) for walk, client in walks if client.public_id not in since.merged]
        if hers:
            again.trajectories += len(hers)
            again.gone.append(_erase(store, organisation, hers, since.asked, secret=secret, now=now))
    return again


def _erase(
    store: Store, organisation: Organisation, hers: Iterable[tuple[Trajectory, Client]], asked: AbstractSet[str],
    *, secret: bytes, now: datetime,
) -> Erased:  # fmt: skip
    walks = [walk for walk, _ in hers]
    for walk, client in hers:
        while (hold := queries.hold_of(store, client.id)) is not None:
            hold.lifted_at = now
            store.flush()
        if client.public_id not in asked:
            store.add_all(list(bare_referrals.of(store, walk, by_quarter=True)))
        audit.record(store, SYSTEM, "client.again", walk.public_id, now=now, organisation_id=organisation.id)
    _count(store, organisation.id, len(walks), now)
    return erase(store, walks, secret=secret, today=said_on(now))


def _count(store: Store, organisation_id: int, trajectories: int, now: datetime) -> None:
    line = terms.erasure_of(store, organisation_id, said_on(now))
    if line is None:
        line = Erasure(organisation_id=organisation_id, erased_on=said_on(now), why="retention", trajectories=0)
        store.add(line)
    line.trajectories += trajectories
