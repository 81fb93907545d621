"""The only door to a listing for who wants to change it: providers their own, editors their municipalities'."""

from sqlalchemy import ColumnElement, false, or_, select

from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound
from foundation.storage import Store
from social_map.models import Listing, ListingHistory
from social_map.queries.pairs import stands_for

CHANGES = ("provider", "editor")


class ListingNotFound(NotFound):
    """There is no such listing, or not for you."""


def listing_for(store: Store, who: Who, public_id: str) -> Listing:
    """The listing with this id that `who` may change. `ListingNotFound` whether it is missing or somebody else's."""
    found = store.scalars(select(Listing).where(Listing.public_id == public_id, _theirs(who))).first()
    if found is None:
        raise ListingNotFound
    return found


def edited_by(store: Store, who: Who, public_id: str) -> Listing:
    """The listing with this id on a map that `who` keeps; being its provider is not enough. `ListingNotFound`."""
    listing = listing_for(store, who, public_id)
    if who is not SYSTEM and listing.municipality_id not in who.municipalities("editor"):
        raise ListingNotFound
    return listing


def shown_to(store: Store, who: Who, public_id: str) -> Listing:
    """A listing to look at: everything on the map is for everybody, a concept only for who may change it.

    An old button of a listing that was twice on the map gives the one that was kept.
    """
    found = store.scalars(select(Listing).where(Listing.public_id == public_id)).first()
    if found is None or (found.status == "concept" and not may_change(who, found)):
        raise ListingNotFound
    return stands_for(store, found)


def history_for(store: Store, who: Who, public_id: str) -> ListingHistory:
    """One change of a listing that `who` may change. `ListingNotFound` otherwise."""
    found = store.scalars(select(ListingHistory).where(ListingHistory.public_id == public_id)).first()
    if found is None or not may_change(who, store.get_one(Listing, found.listing_id)):
        raise ListingNotFound
    return found


def may_change(who: Who, listing: Listing) -> bool:
    """Whether this listing is of `who`'s organisation, or on a map that `who` keeps."""
    return (
        who is SYSTEM
        or listing.organisation_id in who.organisations("provider")
        or listing.municipality_id in who.municipalities("editor")
    )


def _theirs(who: Who) -> ColumnElement[bool]:
    if who is SYSTEM:
        return Listing.id.is_not(None)
    organisations, places = who.organisations("provider"), who.municipalities("editor")
    return or_(
        Listing.organisation_id.in_(organisations) if organisations else false(),
        Listing.municipality_id.in_(places) if places else false(),
    )
