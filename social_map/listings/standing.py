"""How a listing stands: confirmed, full, paused, stopped; and that we asked."""

from datetime import date, datetime

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map.days import day_of
from social_map.listings.changing import apply, note
from social_map.models import Listing, ListingHistory


class ListingStopped(Refusal):
    """A stopped listing first has to be taken up again."""


class ListingNotPublished(Refusal):
    """A proposal first has to be looked at by the map's editor."""


def confirm(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> ListingHistory:
    """Everything about this listing still holds. Asking starts anew, doubts are over."""
    _not_stopped(listing)
    listing.first_asked_at = listing.last_asked_at = listing.doubted_at = None
    values = {"last_confirmed_on": day_of(now).isoformat(), "confirmed_by": who.person_id, "confirmed_how": how}
    return apply(store, who, listing, "confirm", values, now=now, how=how, empty_is_fine=True)


def set_full(
    store: Store, who: Who, listing: Listing, *, now: datetime, waiting_list: bool = False,
    until: date | None = None, how: str = "chat",
) -> ListingHistory:  # fmt: skip
    """Full for now, with or without a waiting list; `until` is the day from which there is room again."""
    _not_stopped(listing)
    values = {
        "capacity": "wachtlijst" if waiting_list else "vol",
        "capacity_until": until.isoformat() if until else None,
    }
    return apply(store, who, listing, "full", values, now=now, how=how)


def set_open(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> ListingHistory:
    """There is room again."""
    _not_stopped(listing)
    return apply(store, who, listing, "open", {"capacity": "open", "capacity_until": None}, now=now, how=how)


def pause(
    store: Store, who: Who, listing: Listing, *, now: datetime, until: date | None = None, how: str = "chat"
) -> ListingHistory:
    """Not for a while; it stays findable and says so. `until` is the first day it is back, if known."""
    _not_stopped(listing)
    values = {"status": "paused", "paused_until": until.isoformat() if until else None}
    return apply(store, who, listing, "pause", values, now=now, how=how)


def resume(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> ListingHistory:
    """Going on, after a pause or a stop."""
    _not_concept(listing)
    values = {"status": "active", "paused_until": None, "stopped_on": None, "stop_reason": None}
    return apply(store, who, listing, "resume", values, now=now, how=how)


def stop(
    store: Store, who: Who, listing: Listing, *, now: datetime, reason: str | None = None, how: str = "chat"
) -> ListingHistory:
    """It has ended. Kept for history, never found again; `resume` and `undo` bring it back."""
    if listing.status == "stopped":
        raise ListingStopped(title=listing.title)
    values = {"status": "stopped", "stopped_on": day_of(now).isoformat(), "stop_reason": reason}
    return apply(store, who, listing, "stop", values, now=now, how=how)


def doubt(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "coach") -> ListingHistory:
    """A coach says it is not right: counts at once, until somebody confirms or changes it."""
    _not_stopped(listing)
    listing.doubted_at = now
    return note(store, who, listing, "doubt", {}, {}, now=now, how=how)


def asked(store: Store, listing: Listing, *, now: datetime) -> None:
    """Wegwijs asked "Klopt dit nog?". Silence counts from the first time, never from an imported date (DESIGN §5)."""
    listing.first_asked_at = listing.first_asked_at or now
    listing.last_asked_at = now
    store.flush()


def _not_concept(listing: Listing) -> None:
    """What nobody has looked at yet is published by a second person, and by nothing else."""
    if listing.status == "concept":
        raise ListingNotPublished(title=listing.title)


def _not_stopped(listing: Listing) -> None:
    _not_concept(listing)
    if listing.status == "stopped":
        raise ListingStopped(title=listing.title)
