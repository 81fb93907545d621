"""How a listing stands: confirmed, full, paused, stopped; and that we asked."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from foundation.people.who import SYSTEM, Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import patience
from social_map.days import day_of
from social_map.listings.changing import apply, note
from social_map.listings.hearing import heard, stop_asking
from social_map.listings.making import never_published
from social_map.models import Listing, ListingHistory

CALL_AGAIN = timedelta(days=7)


class ListingStopped(Refusal):
    """A stopped listing first has to be taken up again."""


class ListingNotPublished(Refusal):
    """A proposal first has to be looked at by the map's editor."""


def confirm(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> ListingHistory:
    """Everything about this listing still holds. Asking starts anew, doubts are over."""
    _not_stopped(listing)
    stop_asking(listing)
    listing.doubted_at = None
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
    return _said(store, who, listing, "full", values, now=now, how=how)


def set_open(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> ListingHistory:
    """There is room again."""
    _not_stopped(listing)
    return _said(store, who, listing, "open", {"capacity": "open", "capacity_until": None}, now=now, how=how)


def pause(
    store: Store, who: Who, listing: Listing, *, now: datetime, until: date | None = None, how: str = "chat"
) -> ListingHistory:
    """Not for a while; it stays findable and says so. `until` is the first day it is back, if known."""
    _not_stopped(listing)
    values = {"status": "paused", "paused_until": until.isoformat() if until else None}
    return _said(store, who, listing, "pause", values, now=now, how=how)


def resume(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> ListingHistory:
    """Going on, after a pause or a stop. What nobody ever looked at goes back to the second person."""
    _not_concept(listing)
    waits = listing.status == "stopped" and never_published(store, listing)
    values = {"status": "concept" if waits else "active", "paused_until": None, "stopped_on": None, "stop_reason": None}
    return _said(store, who, listing, "resume", values, now=now, how=how)


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


def doubt_less(
    store: Store, who: Who, listing: Listing, doubts: Collection[datetime], *, now: datetime, how: str = "coach"
) -> ListingHistory:
    """A coach takes back that it is not right; what others doubt, since these moments, stays."""
    listing.doubted_at = max(doubts, default=None)
    return note(store, who, listing, "undo", {}, {}, now=now, how=how)


def trust(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "editor") -> ListingHistory:
    """The map's editor looked and there is nothing wrong: doubt is over, but nobody confirmed anything."""
    listing.doubted_at = None
    return note(store, who, listing, "trust", {}, {}, now=now, how=how)


def asked(store: Store, listing: Listing, *, now: datetime) -> None:
    """Wegwijs asked "Klopt dit nog?". Silence counts from the first time, never from an imported date (DESIGN §5)."""
    if listing.first_asked_at is None:
        listing.first_asked_at = now
        neglect = patience.neglected_on(patience.of(store, listing.municipality_id), day_of(now))
        listing.neglected_on = min(listing.neglected_on or neglect, neglect)
    listing.last_asked_at = now
    store.flush()


def missed_call(store: Store, who: Who, listing: Listing, *, now: datetime) -> ListingHistory:
    """The editor called and nobody answered: counts at once (DESIGN §5). In a week she is asked to try again."""
    _not_stopped(listing)
    today = day_of(now)
    listing.neglected_on = min(listing.neglected_on or today, today)
    listing.round_again_on = today + CALL_AGAIN
    return note(store, who, listing, "missed_call", {}, {}, now=now, how="phone")


def set_rhythm(
    store: Store, who: Who, listing: Listing, days: int | None, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """After how many days to ask about it; None: as its municipality does. It says nothing about the rest."""
    _not_stopped(listing)
    return apply(store, who, listing, "rhythm", {"rhythm_days": days}, now=now, how=how)


def call_again(store: Store, listing: Listing, *, now: datetime) -> None:
    """That call did not fail after all: its silence counts as before."""
    asked = listing.first_asked_at
    patient = patience.of(store, listing.municipality_id)
    listing.neglected_on = patience.neglected_on(patient, day_of(asked)) if asked is not None else None
    listing.round_again_on = None
    note(store, SYSTEM, listing, "undo", {}, {}, now=now, how="phone")


def not_now(store: Store, listing: Listing, days: int, *, now: datetime) -> None:
    """Leave it out of the editor's calls for this many days."""
    listing.round_again_on = day_of(now) + timedelta(days=days)
    store.flush()


def _said(
    store: Store, who: Who, listing: Listing, what: str, values: Mapping[str, Any], *, now: datetime, how: str
) -> ListingHistory:
    history = apply(store, who, listing, what, values, now=now, how=how)
    heard(listing, who, now=now, how=how)
    return history


def _not_concept(listing: Listing) -> None:
    """What nobody has looked at yet is published by a second person, and by nothing else."""
    if listing.status == "concept":
        raise ListingNotPublished(title=listing.title)


def _not_stopped(listing: Listing) -> None:
    _not_concept(listing)
    if listing.status == "stopped":
        raise ListingStopped(title=listing.title)
