"""Taking a referral back."""

from datetime import datetime

from casework import access, entries
from casework.models import Client
from casework.queries import trajectories
from casework.referrals.refusals import ReferralHasFollowed
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store


def undo(store: Store, who: Who, referral: str, *, now: datetime) -> None:
    """Take a referral back within ten minutes, with the trajectory and client it began; the code name stays spent."""
    undone = access.referral_for(store, who, referral, now=now)
    entries.may_undo(who, undone, now=now)
    walk = access.trajectory_of(store, undone)
    if not undone.repeat and trajectories.has_followed(store, walk, undone.id):
        raise ReferralHasFollowed
    store.delete(undone)
    store.flush()
    if not undone.repeat:
        known = store.get_one(Client, walk.client_id)
        store.delete(walk)
        store.flush()
        if not trajectories.count_of_client(store, known.id):
            store.delete(known)
            store.flush()
    audit.record(store, who, "referral.undo", undone.public_id, now=now, organisation_id=undone.organisation_id)
