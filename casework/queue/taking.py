"""Who walks with whom: taken by one tap, once, whoever tapped first; or assigned by a coordinator."""

from datetime import datetime

from sqlalchemy import update

from casework import access
from casework.models import Trajectory
from casework.queries import closings, handovers, queue, referrals, trajectories
from casework.queue.waiting import coaches
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store


class AlreadyTaken(Refusal):
    """A colleague was first."""


class NotWaiting(Refusal):
    """It was closed meanwhile."""


class SomethingFollowed(Refusal):
    """What somebody already walked is handed over to a colleague, not put back."""


def take(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """She walks with this client from now on. Tapped twice is taken once; AlreadyTaken when a colleague was first."""
    if who.person_id is None:
        raise NotFound
    walk = _called(store, who, trajectory, "coach", now)
    return _give(store, who, walk, who.person_id, now)


def assign(store: Store, who: Who, trajectory: str, coach: str, *, now: datetime) -> Trajectory:
    """A coordinator gives it to a coach (public id) of the same organisation."""
    walk = _called(store, who, trajectory, "coordinator", now)
    chosen = next((p for p in coaches(store, walk.organisation_id, today=said_on(now)) if p.public_id == coach), None)
    if chosen is None:
        raise NotFound
    return _give(store, who, walk, chosen.id, now)


def to_give(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """A referral that still waits, where she coordinates."""
    walk = _called(store, who, trajectory, "coordinator", now)
    if walk.coach_id is not None:
        raise AlreadyTaken
    return walk


def put_back(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """Into the queue: only a referral on which nothing followed, so that no colleague gets to see her work.

    An offer to a colleague that waits for her answer ends by it.
    """
    walk = access.trajectory_for(store, who, trajectory, now=now)
    first = referrals.of(store, walk)[0]
    if trajectories.shows_work(store, walk, first.id):
        raise SomethingFollowed
    for offered in handovers.open_of(store, [walk.id]):
        offered.answer, offered.answered_at = "withdrawn", now
    walk.coach_id = None
    store.flush()
    audit.note(store, who, "queue.put_back", walk, now=now)
    return walk


def _give(store: Store, who: Who, walk: Trajectory, coach_id: int, now: datetime) -> Trajectory:
    if closings.final(store, walk):
        raise NotWaiting
    free = update(Trajectory).where(Trajectory.id == walk.id, Trajectory.coach_id.is_(None))
    given = store.execute(free.values(coach_id=coach_id).returning(Trajectory.id)).one_or_none()
    store.refresh(walk)
    if given is None and walk.coach_id != coach_id:
        raise AlreadyTaken
    if given is not None:
        audit.note(store, who, "queue.take" if coach_id == who.person_id else "queue.assign", walk, now=now)
    return walk


def _called(store: Store, who: Who, trajectory: str, role: str, now: datetime) -> Trajectory:
    walk = queue.called(store, who.organisations(role), trajectory)
    if walk is None:
        access.deny(store, who, trajectory, now=now)
    return walk
