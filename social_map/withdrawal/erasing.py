"""Erasing a contact: from the listing, from every earlier version of it, and from what came in or waits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from social_map.import_models import MapImportChange
from social_map.keeping_models import ProposedChange
from social_map.listings.changing import note
from social_map.models import Listing, ListingHistory
from social_map.withdrawal.scrubbing import Scrubber

CONTACT = ("contact_name", "phone", "email")
TEXTS = (
    "title", "organisation_name", "description", "venue", "street", "cost_text", "registration", "website",
    "audience", "extra", "stop_reason",
)  # fmt: skip


def erase(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "chat") -> Scrubber:
    """Take name, phone and e-mail out of a listing for good, also where its texts repeat them. It cannot be undone.

    No import brings back what was erased. Whoever looked after it alone no longer does. Returns what was looked for,
    so that other rooms can clean their own.
    """
    scrubber = _scrubber(store, listing)
    touched = [name for name in TEXTS if scrubber.value(getattr(listing, name)) != getattr(listing, name)]
    for name in touched:
        setattr(listing, name, scrubber.value(getattr(listing, name)))
    listing.title = listing.title or label("social_map", "show.unnamed")
    for name in CONTACT:
        setattr(listing, name, None)
    listing.withdrawn = sorted({*(listing.withdrawn or ()), *CONTACT, *touched})
    listing.imported = _clean(scrubber, listing.imported, listing.withdrawn)
    if listing.owner_person_id == who.person_id:
        listing.owner_person_id = None
    listing.changed_at = now
    store.flush()
    _clean_the_past(store, listing, scrubber)
    note(store, who, listing, "withdraw", {}, {}, now=now, how=how)
    store.flush()
    return scrubber


def _scrubber(store: Store, listing: Listing) -> Scrubber:
    """What the listing has or ever had as a contact: an earlier number is somebody's number too."""
    said = [{name: getattr(listing, name) for name in CONTACT}, listing.imported or {}]
    for row in _history(store, listing):
        said += [row.before, row.after]
    said += [change.said_before or {} for change in _imports(store, listing)]
    said += [change.values for change in _proposed(store, listing)]
    found = {name: {str(each[name]) for each in said if each.get(name)} for name in CONTACT}
    return Scrubber.of(found["contact_name"], found["phone"], found["email"])


def _clean_the_past(store: Store, listing: Listing, scrubber: Scrubber) -> None:
    gone = listing.withdrawn or []
    for row in _history(store, listing):
        row.before, row.after = _clean(scrubber, row.before, gone) or {}, _clean(scrubber, row.after, gone) or {}
    for change in _imports(store, listing):
        change.said_before = _clean(scrubber, change.said_before, gone)
    for waiting in _proposed(store, listing):
        waiting.values = _clean(scrubber, waiting.values, gone) or {}


def _clean(scrubber: Scrubber, values: Mapping[str, Any] | None, gone: list[str]) -> dict[str, Any] | None:
    """The values without the contact; a text that was cleaned stays, so that earlier changes still make sense."""
    if values is None:
        return None
    return {name: scrubber.value(value) for name, value in values.items() if name not in CONTACT or name not in gone}


def _history(store: Store, listing: Listing) -> list[ListingHistory]:
    return list(store.scalars(select(ListingHistory).where(ListingHistory.listing_id == listing.id)))


def _imports(store: Store, listing: Listing) -> list[MapImportChange]:
    return list(store.scalars(select(MapImportChange).where(MapImportChange.listing_id == listing.id)))


def _proposed(store: Store, listing: Listing) -> list[ProposedChange]:
    return list(store.scalars(select(ProposedChange).where(ProposedChange.listing_id == listing.id)))
