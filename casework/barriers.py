"""What stands in the way of a client, and how far the help for it is (DOMAIN B09, B10)."""

from collections.abc import Sequence
from datetime import datetime

from casework import access
from casework.models import Barrier, Trajectory
from casework.models.barriers import BARRIERS, HELP, PLACES
from casework.queries import barriers
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

FIRST, NONE = "eerst", "geen"


def note(
    store: Store, who: Who, trajectory: str, kind: str, *, now: datetime, place: str | None = None,
    help: str | None = None,  # noqa: A002  it is the column
) -> Barrier:  # fmt: skip
    """Note that this is in the way; said again it changes. What is not given stays as it was.

    `place`: whether the help for it comes `eerst`, `naast`, `later`, or it plays no part (`geen`).
    """
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if kind not in BARRIERS or place not in (None, *PLACES) or help not in (None, *HELP):
        raise NotFound
    known = next((each for each in barriers.of(store, walk) if each.kind == kind), None)
    barrier = known or Barrier(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, kind=kind
    )
    barrier.place, barrier.help = place or barrier.place, help or barrier.help
    barrier.noted_on, barrier.logged_by, barrier.logged_at = said_on(now), who.person_id, now
    store.add(barrier)
    store.flush()
    audit.record(store, who, "barrier.note", walk.public_id, now=now, organisation_id=walk.organisation_id)
    return barrier


def standing(store: Store, walk: Trajectory) -> Sequence[Barrier]:
    """What is in the way now: the newest of each kind, without what plays no part."""
    newest = {each.kind: each for each in barriers.of(store, walk)}
    return [each for each in newest.values() if each.place != NONE]
