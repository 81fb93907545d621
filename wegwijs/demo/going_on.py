"""The invented world goes on when the demo's clock moves: whom nobody plays lives through the days in between."""

from dataclasses import replace
from datetime import date, datetime, time
from random import Random

from sqlalchemy import select

from casework.models import Referral, Trajectory
from dialogue.models import Beat
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people.models import Account
from foundation.storage import Store
from wegwijs.demo.casework import crowd
from wegwijs.demo.casework.adding import add
from wegwijs.demo.casework.arrivals import LATELY, more_arrivals
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.reading import unfinished
from wegwijs.demo.casework.region import Region
from wegwijs.demo.casework.resuming import resume
from wegwijs.demo.casework.writing import write
from wegwijs.demo.cast import meet
from wegwijs.demo.places import offer_of, region

LIVED = "demo_lived"  # the beat that keeps the last day lived


def go_on(store: Store, *, chance: Random, since: date, until: date, now: datetime) -> int:
    """Live the days after `since` up to and with `until`, in the past of `now`. Returns how many were referred.

    Days lived before are not lived again. Clients of a coach with an account are left to who plays her.
    """
    since = max(since, lived(store) or since)
    if until <= since:
        return 0
    luck, offer, there = Luck(chance), offer_of(store), _unplayed(store, region(meet(store)))
    coaches = {desk.coach_id for desk in there.desks}
    days = more_arrivals(luck, _lately(store, coaches, since), since, until)
    new = [story.by(until) for story in crowd.newcomers(there, luck, offer, days)]
    changes = []
    for told in unfinished(store, coaches):
        waiting = there.waiting[told.story.organisation_id][1]
        changes.append((told, resume(told.story, luck, offer, since, waiting).by(until)))
    add(store, changes, luck, now=now)
    if new:
        write(store, new, chance=chance, now=now)
    note(store, until)
    return len(new)


def lived(store: Store) -> date | None:
    """The last day that was lived, if it was ever noted."""
    beat = store.get(Beat, LIVED)
    return said_on(beat.at) if beat else None


def note(store: Store, day: date) -> None:
    """Keep the last day lived."""
    store.merge(Beat(duty=LIVED, at=datetime.combine(day, time(12), AMSTERDAM)))
    store.flush()


def _unplayed(store: Store, everybody: Region) -> Region:
    played = set(store.scalars(select(Account.person_id)))
    desks = [desk for desk in everybody.desks if desk.coach_id not in played]
    places = {desk.municipality_id for desk in desks}
    weights = {place: weight for place, weight in everybody.weights.items() if place in places}
    return replace(everybody, desks=desks, weights=weights)


def _lately(store: Store, coaches: set[int], since: date) -> list[date]:
    days = select(Referral.received_on).join(Trajectory, Trajectory.id == Referral.trajectory_id)
    these = Trajectory.coach_id.in_(coaches), Referral.repeat.is_(False)
    return list(store.scalars(days.where(*these, Referral.received_on > since - LATELY, Referral.received_on <= since)))
