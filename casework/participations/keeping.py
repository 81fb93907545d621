"""What every change of a participation needs: the day to ask, the listing, the trail."""

from datetime import date, datetime

from sqlalchemy import select

from casework import access, milestones, questions
from casework.models import Participation
from foundation import audit
from foundation.language.dates import next_working_day
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from social_map.models import Listing


def ask_start_on(expected_on: date) -> date:
    """The working day on which to ask whether it began: a week after it should have (DOMAIN US-C7)."""
    return next_working_day(expected_on + milestones.START_AFTER)


def listing_called(store: Store, public_id: str | None) -> Listing | None:
    """The listing with this public id; None where none was given."""
    if public_id is None:
        return None
    listing = store.scalars(select(Listing).where(Listing.public_id == public_id)).one_or_none()
    if listing is None:
        raise NotFound
    return listing


def kept(store: Store, who: Who, verb: str, choice: Participation, now: datetime) -> Participation:
    """Note the change, and see which questions it leaves."""
    audit.record(store, who, verb, choice.public_id, now=now, organisation_id=choice.organisation_id)
    questions.review(store, access.trajectory_of(store, choice), now=now)
    return choice
