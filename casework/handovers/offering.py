"""Offering clients to a colleague of the same organisation: one's own, or as a coordinator those of who left."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from casework import access
from casework.handovers.reading import Offer
from casework.models import Handover, Trajectory
from casework.queries import handovers as queries
from foundation import audit
from foundation.language.dates import said_on
from foundation.people import memberships
from foundation.people.models import Membership, Person
from foundation.people.queries import people
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

Walks = Sequence[Trajectory]


def takers(store: Store, who: Who, kind: str, about: str, *, now: datetime) -> list[tuple[Membership, Person]]:
    """The colleagues who could take this over. `about`: public id of a client, or of the person of a `Source`.

    NotFound, noted, when it is not hers to give.
    """
    return list(_takers(store, _given(store, who, kind, about, now), now))


def taker(store: Store, who: Who, kind: str, about: str, membership: str, *, now: datetime) -> Person:
    """The colleague with this membership (public id), if she could take this over."""
    found = (person for member, person in takers(store, who, kind, about, now=now) if member.public_id == membership)
    person = next(found, None)
    if person is None:
        raise NotFound
    return person


def offer(store: Store, who: Who, kind: str, about: str, membership: str, *, now: datetime) -> Offer:
    """Offer it to the colleague with this membership. An earlier offer of the same clients is withdrawn by it."""
    given = _given(store, who, kind, about, now)
    member = next((one for one, _ in _takers(store, given, now) if one.public_id == membership), None)
    if member is None or who.person_id is None:
        raise NotFound
    walks = given[member.organisation_id]
    for earlier in queries.open_of(store, [walk.id for walk in walks]):
        earlier.answer, earlier.answered_at = "withdrawn", now
    made = store.new_public_id()
    for walk in walks:
        row = Handover(
            offer=made, organisation_id=walk.organisation_id, trajectory_id=walk.id, from_id=walk.coach_id,
            to_id=member.person_id, offered_by=who.person_id, offered_at=now,
        )  # fmt: skip
        store.add(row)
        audit.record(store, who, "handover.offer", walk.public_id, now=now, organisation_id=walk.organisation_id)
    store.flush()
    clients = len({walk.client_id for walk in walks})
    return Offer(made, member.organisation_id, walks[0].coach_id or 0, member.person_id, who.person_id, clients)


def _given(store: Store, who: Who, kind: str, about: str, now: datetime) -> Mapping[int, Walks]:
    """What she would give away, by organisation. Who only stands in for a colleague gives nothing of hers away."""
    found: dict[int, list[Trajectory]] = {}
    for walk in _walked(store, who, kind, about, now):
        found.setdefault(walk.organisation_id, []).append(walk)
    if not found:
        access.deny(store, who, about, now=now)
    return found


def _walked(store: Store, who: Who, kind: str, about: str, now: datetime) -> Walks:
    me, here = who.person_id, who.organisations("coach")
    if me is None:
        return ()
    if kind == "client":
        return queries.walked(store, me, here, client=about)
    person = people.with_public_id(store, about)
    if person is None:
        return ()
    if kind == "back":
        return queries.walked(store, me, here, came_from=person.id)
    if person.id == me:
        return queries.walked(store, me, here)
    led = who.organisations("coordinator")
    return queries.walked_by_who_left(store, person.id, led, today=said_on(now))


def _takers(store: Store, given: Mapping[int, Walks], now: datetime) -> Sequence[tuple[Membership, Person]]:
    every = memberships.coaches_in(store, list(given), today=said_on(now))
    return [(member, person) for member, person in every if person.id != given[member.organisation_id][0].coach_id]
