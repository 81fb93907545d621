"""A link to the file with everything of one client: for one person, once, within a quarter of an hour."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework import access
from casework.models import Client, InsightLink, Trajectory
from casework.queries import rights as queries
from casework.rights import doors, insights
from casework.rights.insights import Insight
from casework.rights.refusals import RequestOver
from foundation import audit
from foundation.language.dates import said_on
from foundation.people import leaves
from foundation.people.models import Person
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

LASTS = timedelta(minutes=15)
AGREED_LASTS = timedelta(days=7)
TOKEN_LENGTH = 32


class InsightUnknown(NotFound):
    """There is no such link, or it was never one."""


class InsightOver(Refusal):
    """The file was fetched before, its time is over, or who asked for it may not have it any more."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The file's content, and for whom it was made."""

    insight: Insight
    made_for: str


def make_own(store: Store, who: Who, client: str, *, now: datetime) -> str:
    """A link for the coach of this client (public id) to her own trajectories. Returns its token."""
    walk = access.current_for(store, who, client, now=now)
    return _make(store, who, walk, whole=False, now=now)


def make_agreed(store: Store, who: Who, request: str, *, now: datetime) -> str:
    """A link for who asked and got a yes, to all trajectories of the client. Returns its token."""
    row = queries.request(store, request, who.organisations(*doors.DECIDERS))
    if row is None or row.asked_by != who.person_id:
        access.deny(store, who, request, now=now)
    since = row.answered_at if row.kind == "insight" and row.answer == "confirmed" else None
    walk = store.get_one(Trajectory, row.trajectory_id)
    if since is None or since <= now - AGREED_LASTS or _walked(store, walk, now):
        raise RequestOver
    return _make(store, who, walk, whole=True, now=now)


def look(store: Store, token: str, *, now: datetime) -> InsightLink:
    """The link of a token that still works. Looking changes nothing. `InsightUnknown` or `InsightOver`."""
    found = queries.link(store, hashed(token)) if len(token) == TOKEN_LENGTH else None
    if found is None:
        raise InsightUnknown
    if found.fetched_at is not None or found.expires_at <= now or not _still_hers(store, found, now):
        raise InsightOver
    return found


def fetch(store: Store, token: str, *, now: datetime) -> Fetched:
    """Everything of the client, this once. `InsightUnknown` or `InsightOver`."""
    found = look(store, token, now=now)
    found.fetched_at = now
    person = store.get_one(Person, found.made_for)
    walk = store.get_one(Trajectory, found.trajectory_id)
    client = access.client_of(store, walk)
    who = Who(person_id=person.id, name=person.name)
    audit.record(store, who, "insight.fetch", client.public_id, now=now, organisation_id=found.organisation_id)
    store.flush()
    return Fetched(gathered(store, client, None if found.whole else walk.coach_id), person.name)


def gathered(store: Store, client: Client, coach_id: int | None = None) -> Insight:
    """Everything of a client; with `coach_id` only in the trajectories of that coach."""
    walks = [walk for walk in queries.walks_of(store, client.id) if coach_id in (None, walk.coach_id)]
    return insights.gather(store, client, walks)


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _still_hers(store: Store, link: InsightLink, now: datetime) -> bool:
    """Whether she could have it made now: she may have left, handed the client over, or come back from standing in."""
    walk, today = store.get_one(Trajectory, link.trajectory_id), said_on(now)
    roles = doors.DECIDERS if link.whole else ("coach",)
    if not queries.is_member(store, link.made_for, link.organisation_id, roles, today=today):
        return False
    if link.whole:
        return not _walked(store, walk, now)
    if walk.coach_id is None:
        return False
    return link.made_for in (walk.coach_id, leaves.in_place_of(store, walk.coach_id, walk.organisation_id, today))


def _walked(store: Store, walk: Trajectory, now: datetime) -> bool:
    """Whether a coach walks with this client now: then she is the one to ask."""
    return doors.walked(store, queries.walks_of(store, walk.client_id), now=now)


def _make(store: Store, who: Who, walk: Trajectory, *, whole: bool, now: datetime) -> str:
    token = store.new_public_id() + store.new_public_id()
    made = InsightLink(
        organisation_id=walk.organisation_id, trajectory_id=walk.id, token_hash=hashed(token), whole=whole,
        made_for=who.person_id, made_at=now, expires_at=now + LASTS,
    )  # fmt: skip
    store.add(made)
    store.flush()
    about = access.client_of(store, walk).public_id
    audit.record(store, who, "insight.link", about, now=now, organisation_id=walk.organisation_id)
    return token
