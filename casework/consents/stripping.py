"""Without consent only the act of referring stays: its day, practice, municipality and type of referrer."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from casework import access
from casework.erasing import Erased, erase
from casework.models import BareReferral, Trajectory
from casework.queries import closings, consents, referrals
from foundation import audit
from foundation.codes import of_class
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.storage import Store

ANSWER_WITHIN = timedelta(days=42)  # the usual setting


def strip_client(store: Store, who: Who, client: str, *, secret: bytes, now: datetime) -> Erased:
    """The client said no, or takes her consent back: everything this coach holds of her goes.

    A colleague's trajectory with the same client is the colleague's to ask about; it stays.
    """
    known = access.client_for(store, who, client, now=now)
    walks = [walk for walk in access.caseload(store, who) if walk.client_id == known.id]
    gone = strip(store, who, walks, secret=secret, now=now)
    if who.person_id is not None:
        gone.coaches.add(who.person_id)  # who stands in erases too
    return gone


def strip(store: Store, who: Who, walks: Sequence[Trajectory], *, secret: bytes, now: datetime) -> Erased:
    """Take these trajectories away for good; their referrals still count (DOMAIN I1). There is no way back."""
    for walk in walks:
        store.add_all(list(_bare(store, walk)))
        audit.record(store, who, "consent.strip", walk.public_id, now=now, organisation_id=walk.organisation_id)
    return erase(store, walks, secret=secret, today=said_on(now))


def unanswered(store: Store, *, today: date, within: timedelta = ANSWER_WITHIN) -> Sequence[Trajectory]:
    """Trajectories whose client was asked, and who did not answer within this time."""
    return consents.unanswered(store, asked_before=today - within)


def _bare(store: Store, walk: Trajectory) -> Iterator[BareReferral]:
    """What counts of a trajectory as referrals: none of a mistake; a return counts through its closing."""
    ends = closings.of(store, walk)
    if any(end.reason in of_class("closing_reason", "void") and end.reopened_on is None for end in ends):
        return
    for referral in referrals.of(store, walk):
        if not referral.repeat:
            yield _row(walk, referral.received_on, referral.referrer_type, referral.practice_id)
    for end in ends:
        if end.reopened_on and end.reopened_by:
            yield _row(walk, end.reopened_on, end.reopened_by, walk.practice_id)


def _row(walk: Trajectory, day: date, referrer_type: str, practice_id: int | None) -> BareReferral:
    return BareReferral(
        organisation_id=walk.organisation_id, municipality_id=walk.municipality_id, practice_id=practice_id,
        received_on=day, referrer_type=referrer_type, invented=walk.invented,
    )  # fmt: skip
