"""Hearing from a provider: whoever changes something about an activity looked at it, so there is no silence."""

from datetime import datetime

from foundation.people.who import SYSTEM, Who
from social_map.days import day_of
from social_map.models import Listing

OWN_WORDS = ("chat", "link", "phone")


def heard(listing: Listing, who: Who, *, now: datetime, how: str) -> None:
    """Asking starts anew: the last check is today. A coach's doubt stays until somebody confirms."""
    if how not in OWN_WORDS or who is SYSTEM:
        return
    stop_asking(listing)
    listing.last_confirmed_on, listing.confirmed_by, listing.confirmed_how = day_of(now), who.person_id, how


def stop_asking(listing: Listing) -> None:
    """Nothing of an earlier silence counts any more."""
    listing.first_asked_at = listing.last_asked_at = listing.editor_told_at = None
    listing.neglected_on = listing.round_again_on = None
