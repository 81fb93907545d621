"""Erasing a client for good, because she asked: everything goes, and a line without a key to anybody stays."""

from datetime import datetime

from casework.erasing import Erased, erase
from casework.models import Client, Erasure
from casework.queries import rights as queries
from casework.rights.doors import DECIDERS
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.queries import colleagues
from foundation.people.who import Who
from foundation.storage import Store


def erase_client(store: Store, who: Who, client: Client, *, asked_by: int, secret: bytes, now: datetime) -> Erased:
    """Take all her trajectories away, whoever walks them. `HeldByLaw` where her records must be kept.

    Unlike after a no to the keeping of records, not even a countable referral stays; frozen figures do.
    """
    walks, today = queries.walks_of(store, client.id), said_on(now)
    tombstone = Erasure(
        organisation_id=client.organisation_id, erased_on=today, why="asked", asked_by=asked_by,
        confirmed_by=who.person_id, trajectories=len(walks),
    )  # fmt: skip
    audit.record(
        store, who, "client.erase", client.public_id, now=now, organisation_id=client.organisation_id
    )  # fmt: skip
    gone = erase(store, walks, secret=secret, today=today)
    store.add(tombstone)
    gone.coaches.update({asked_by, who.person_id or asked_by})
    for role in DECIDERS:  # who decides may have read her code name in a list
        gone.coaches.update(one.id for one in colleagues.of(store, gone.organisations, role, today=today))
    store.flush()
    return gone
