"""Putting back what one change replaced."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map.listings.changing import NothingChanged, apply
from social_map.listings.dates import restore_date
from social_map.listings.settling import unsettle
from social_map.models import Listing, ListingHistory

UNDO_FOR = timedelta(days=7)


class CannotBeUndone(Refusal):
    """Too long ago, undone already, or changed again since."""


def undo(store: Store, who: Who, history: ListingHistory, *, now: datetime, how: str = "chat") -> ListingHistory:
    """Put back what one change replaced. `CannotBeUndone` after 7 days, twice, or when it was changed again."""
    listing = store.get_one(Listing, history.listing_id)
    if not may_undo(history, now=now) or _overtaken(store, history):
        raise CannotBeUndone(title=listing.title)
    history.undone_at = now
    unsettle(store, listing, history)
    if history.what == "cancel_date":
        return _restore(store, who, listing, history, now=now, how=how)
    return apply(store, who, listing, "undo", history.before, now=now, how=how, empty_is_fine=True)


def may_undo(history: ListingHistory, *, now: datetime) -> bool:
    """Whether there is something to put back, and not too long ago; it may still have been changed again."""
    replaced = bool(history.before) or history.what == "cancel_date"
    return replaced and history.undone_at is None and now - history.at <= UNDO_FOR


def _restore(
    store: Store, who: Who, listing: Listing, history: ListingHistory, *, now: datetime, how: str
) -> ListingHistory:
    try:
        return restore_date(store, who, listing, date.fromisoformat(history.after["date"]), now=now, how=how)
    except NothingChanged as restored:
        raise CannotBeUndone(title=listing.title) from restored


def _overtaken(store: Store, history: ListingHistory) -> bool:
    if history.what == "cancel_date":  # every day is its own
        return False
    later = store.scalars(
        select(ListingHistory).where(
            ListingHistory.listing_id == history.listing_id,
            ListingHistory.id > history.id,
            ListingHistory.undone_at.is_(None),
            ListingHistory.what != "undo",
        )
    )
    return any(history.after.keys() & each.after.keys() for each in later)
