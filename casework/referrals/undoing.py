"""Taking a referral back."""

from datetime import datetime

from casework import access, entries
from casework.models import Client, Referral
from casework.queries import corrections, preferences, trajectories
from casework.referrals.refusals import ReferralHasFollowed
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store


def undo(store: Store, who: Who, referral: str, *, now: datetime) -> None:
    """Take a referral back within ten minutes, with the trajectory and client it began; the code name stays spent."""
    undone = access.referral_for(store, who, referral, now=now)
    entries.may_undo(who, undone, now=now)
    take_away(store, undone)
    audit.record(store, who, "referral.undo", undone.public_id, now=now, organisation_id=undone.organisation_id)


def take_away(store: Store, referral: Referral) -> None:
    """The referral goes; a first one takes along its trajectory with what she likes, and a client who then has none."""
    walk = access.trajectory_of(store, referral)
    if not referral.repeat and trajectories.has_followed(store, walk, referral.id):
        raise ReferralHasFollowed
    store.delete(referral)
    store.flush()
    if not referral.repeat:
        corrections.forget(store, walk)
        preferences.forget(store, walk)
        known = store.get_one(Client, walk.client_id)
        store.delete(walk)
        store.flush()
        if not trajectories.count_of_client(store, known.id):
            store.delete(known)
            store.flush()
