"""Complaints and life events of a client: a tap notes one, a second takes it away (DOMAIN H01, H02, §3.9)."""

from collections.abc import Collection
from datetime import datetime

from casework import access
from casework.models import Circumstance, Trajectory
from casework.models.circumstances import COMPLAINTS, LIFE_EVENTS
from casework.queries import circumstances
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


def turn(store: Store, who: Who, trajectory: str, what: str, *, now: datetime) -> None:
    """Note it, or take it away where it stands."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if what not in (*COMPLAINTS, *LIFE_EVENTS):
        raise NotFound
    stands = [each for each in circumstances.of(store, walk) if each.what == what]
    for each in stands:
        store.delete(each)
    if not stands:
        noted = Circumstance(organisation_id=walk.organisation_id, trajectory_id=walk.id, what=what)
        noted.noted_on, noted.logged_by, noted.logged_at = said_on(now), who.person_id, now
        store.add(noted)
    store.flush()
    audit.note(store, who, "circumstance.turn", walk, now=now)


def standing(store: Store, walk: Trajectory) -> Collection[str]:
    """The codes that were noted, in the order of the lists: complaints first."""
    noted = {each.what for each in circumstances.of(store, walk)}
    return [what for what in (*COMPLAINTS, *LIFE_EVENTS) if what in noted]
