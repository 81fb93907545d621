"""Without consent only the act of referring stays: its day, practice, municipality and type of referrer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from casework import access, bare_referrals
from casework.erasing import Erased, erase
from casework.models import Trajectory
from casework.queries import consents
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.storage import Store

ANSWER_WITHIN = timedelta(days=42)  # the usual setting


def strip_client(store: Store, who: Who, client: str, *, secret: bytes, now: datetime) -> Erased:
    """The client said no, or takes her consent back: everything this coach holds of her goes.

    A colleague's trajectory with the same client is the colleague's to ask about; it stays, also when she stands in.
    """
    known = access.client_for(store, who, client, now=now)
    coach = access.current_for(store, who, client, now=now).coach_id
    walks = [each for each in access.caseload(store, who) if (each.client_id, each.coach_id) == (known.id, coach)]
    gone = strip(store, who, walks, secret=secret, now=now)
    if who.person_id is not None:
        gone.coaches.add(who.person_id)  # who stands in erases too
    return gone


def strip(store: Store, who: Who, walks: Sequence[Trajectory], *, secret: bytes, now: datetime) -> Erased:
    """Take these trajectories away for good; their referrals still count (DOMAIN I1). There is no way back."""
    for walk in walks:
        store.add_all(list(bare_referrals.of(store, walk)))
        audit.record(store, who, "consent.strip", walk.public_id, now=now, organisation_id=walk.organisation_id)
    return erase(store, walks, secret=secret, today=said_on(now))


def unanswered(store: Store, *, today: date, within: timedelta = ANSWER_WITHIN) -> Sequence[Trajectory]:
    """Trajectories whose client was asked, and who did not answer within this time."""
    return consents.unanswered(store, asked_before=today - within)
