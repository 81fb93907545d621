"""The main reason of a trajectory, told afterwards where it was not known when the referral came in."""

from datetime import datetime

from casework import access, entries
from casework.models import Trajectory
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store

UNKNOWN = "onbekend"


def tell(store: Store, who: Who, trajectory: str, reason: str, *, now: datetime) -> Trajectory:
    """Keep the reason (a code of `main_reason`) of one of her trajectories. One that is known stays as it is."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if walk.main_reason in (None, UNKNOWN):
        walk.main_reason = entries.known("main_reason", reason)
        store.flush()
        audit.note(store, who, "reason.tell", walk, now=now)
    return walk
