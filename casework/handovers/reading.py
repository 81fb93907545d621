"""Which offers wait, and what somebody could offer. How many clients is told; who they are only after a yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework.queries import handovers as queries
from casework.queries.caseload import AnyRow
from foundation.language.dates import said_on
from foundation.people.models import Person
from foundation.people.who import Who
from foundation.storage import Store

KEPT = timedelta(days=14)  # then an offer expires
TOLD_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Offer:
    """So many clients of one colleague for another; `id` is a public id. `answer`: accepted, refused or nothing yet."""

    id: str
    organisation_id: int
    from_id: int
    to_id: int
    offered_by: int
    clients: int
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What she can offer besides one client.

    `kind`: all (`person`: herself), left (that of a colleague who left) or back (who came from that colleague, who is
    there again). `person` is a public id.
    """

    kind: str
    person: str
    name: str
    clients: int


def to_me(store: Store, who: Who, *, now: datetime) -> list[Offer]:
    """What colleagues offer her."""
    here = who.organisations("coach")
    return _offers(queries.to(store, who.person_id, here, now - KEPT)) if who.person_id is not None else []


def by_me(store: Store, who: Who, *, now: datetime) -> list[Offer]:
    """What she offered and still can withdraw."""
    return _offers(queries.by(store, who.person_id, now - KEPT)) if who.person_id is not None else []


def unanswered(store: Store, *, now: datetime) -> list[Offer]:
    """Every offer that waits."""
    return _offers(queries.unanswered(store, now - KEPT))


def answered(store: Store, *, now: datetime) -> list[Offer]:
    """What was answered these days."""
    return [
        Offer(row.offer, row.organisation_id, row.from_id, row.to_id, row.offered_by, row.clients, row.answer)
        for row in queries.answered(store, now - TOLD_WITHIN)
    ]


def sources(store: Store, who: Who, *, now: datetime) -> list[Source]:
    """Her own caseload, who came from a colleague, and the caseloads of who left where she coordinates."""
    if who.person_id is None:
        return []
    today, here = said_on(now), who.organisations("coach")
    mine = len({walk.client_id for walk in queries.walked(store, who.person_id, here)})
    me = store.get_one(Person, who.person_id)
    found = [Source("all", me.public_id, me.name, mine)] if mine else []
    for kind, rows in (
        ("back", queries.givers(store, who.person_id, here, today=today)),
        ("left", queries.left(store, who.organisations("coordinator"), today=today)),
    ):
        found += [Source(kind, row.public_id, row.name, row.clients) for row in rows]
    return found


def _offers(rows: Iterable[AnyRow]) -> list[Offer]:
    return [Offer(r.offer, r.organisation_id, r.from_id, r.to_id, r.offered_by, r.clients) for r in rows]
