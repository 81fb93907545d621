"""A trajectory begins with its first referral."""

from datetime import datetime

from casework import preferences
from casework.models import Client, Referral, Trajectory
from casework.referrals.facts import Facts
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store


def begin(
    store: Store, who: Who, known: Client, facts: Facts, now: datetime, *, coach_id: int | None
) -> tuple[Trajectory, Referral]:
    """A new trajectory of this client, with its first referral. Without a coach it waits in the queue."""
    walk = Trajectory(
        public_id=store.new_public_id(), organisation_id=facts.organisation_id, client_id=known.id,
        municipality_id=facts.municipality_id, practice_id=facts.practice_id, coach_id=coach_id,
        main_reason=facts.main_reason, icpc=facts.icpc, invented=known.invented,
    )  # fmt: skip
    store.add(walk)
    store.flush()
    preferences.begin_with_earlier(store, walk)
    return walk, refer(store, who, walk, facts, now=now, repeat=False)


def refer(store: Store, who: Who, walk: Trajectory, facts: Facts, *, now: datetime, repeat: bool) -> Referral:
    """One referral of this trajectory."""
    referral = Referral(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        received_on=facts.received_on, referrer_type=facts.referrer_type, practice_id=facts.practice_id,
        repeat=repeat, draft=facts.draft, logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(referral)
    store.flush()
    audit.record(store, who, "referral.receive", referral.public_id, now=now, organisation_id=walk.organisation_id)
    return referral
