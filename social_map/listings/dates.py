"""One day on which a listing does not take place."""

from datetime import date, datetime, timedelta

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map.days import day_of
from social_map.listings.changing import NothingChanged, note
from social_map.listings.hearing import heard
from social_map.models import CancelledDate, Listing, ListingHistory

AHEAD = timedelta(days=366)  # so that the days that fall out stay few, whoever taps


class DateAlreadyOver(Refusal):
    """Only a day that still comes can be cancelled."""


class DateTooFar(Refusal):
    """More than a year ahead."""


def cancel_date(
    store: Store, who: Who, listing: Listing, on: date, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """It does not take place on this day. `DateAlreadyOver`, `DateTooFar`, `NothingChanged` when that was known."""
    if on < day_of(now):
        raise DateAlreadyOver(on=on)
    if on > day_of(now) + AHEAD:
        raise DateTooFar(on=on)
    if store.get(CancelledDate, (listing.id, on)) is not None:
        raise NothingChanged(title=listing.title)
    listing.cancelled.append(CancelledDate(on=on, cancelled_at=now, cancelled_by=who.person_id))
    heard(listing, who, now=now, how=how)
    return note(store, who, listing, "cancel_date", {}, {"date": on.isoformat()}, now=now, how=how)


def restore_date(
    store: Store, who: Who, listing: Listing, on: date, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """It does take place on this day after all. `NothingChanged` when it was not cancelled."""
    cancelled = store.get(CancelledDate, (listing.id, on))
    if cancelled is None:
        raise NothingChanged(title=listing.title)
    listing.cancelled.remove(cancelled)
    store.delete(cancelled)
    return note(store, who, listing, "restore_date", {"date": on.isoformat()}, {}, now=now, how=how)
