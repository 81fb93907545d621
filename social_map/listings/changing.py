"""The one way in which a listing changes: apply, keep before and after, tell the search."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import fields, kinds, sequence
from social_map.listings.hearing import heard
from social_map.listings.settling import settle
from social_map.models import Listing, ListingHistory

EDITABLE = frozenset(fields.PLAIN) | frozenset(fields.DATES) | {"schedule"}


class NothingChanged(Refusal):
    """What was asked is so already."""


class NotAListingFact(Refusal):
    """A listing has no such fact."""


def change(
    store: Store, who: Who, listing: Listing, values: Mapping[str, Any], *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """Change facts of a listing, named as in `fields`. `NothingChanged` when all of it is so already.

    A category that somebody said stays: no import or new title changes it any more.
    """
    unknown = [name for name in values if name not in EDITABLE]
    if unknown:
        raise NotAListingFact(name=unknown[0])
    history = apply(store, who, listing, "change", values, now=now, how=how)
    if "category" in history.after:
        listing.category_by = who.person_id
    heard(listing, who, now=now, how=how)
    return history


def apply(
    store: Store,
    who: Who,
    listing: Listing,
    what: str,
    values: Mapping[str, Any],
    *,
    now: datetime,
    how: str,
    empty_is_fine: bool = False,
) -> ListingHistory:
    """Write values with their history. Title or description changed: the category follows unless an editor set it."""
    after = fields.different(listing, values)
    if not after and not empty_is_fine:
        raise NothingChanged(title=listing.title)
    before = {name: fields.get(listing, name) for name in after}
    fields.put(listing, after)
    _follow(listing, before, after)
    listing.changed_at = now
    return note(store, who, listing, what, before, after, now=now, how=how)


def _follow(listing: Listing, before: dict[str, Any], after: dict[str, Any]) -> None:
    if listing.category_by is not None or not {"title", "description", "source_category", "audience"} & after.keys():
        return
    code = kinds.derived(listing)
    if code != listing.category and "category" not in after:
        before["category"], after["category"] = listing.category, code
        listing.category = code


def note(  # noqa: PLR0917  who did what, from which to which
    store: Store,
    who: Who,
    listing: Listing,
    what: str,
    before: dict[str, Any],
    after: dict[str, Any],
    *,
    now: datetime,
    how: str,
) -> ListingHistory:
    """Keep one change, settle what coaches reported, and let the search know."""
    history = ListingHistory(
        public_id=store.new_public_id(), listing_id=listing.id, what=what, at=now,
        person_id=who.person_id, how=how, before=before, after=after,
    )  # fmt: skip
    store.add(history)
    settle(store, who, listing, what, now=now, how=how)
    sequence.bump(store, [listing])
    return history
