"""Pairs of listings that may be the same, and listings that another one stands for."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from foundation.storage import Store
from social_map.models import Listing
from social_map.pair_models import ListingPair

IN_USE = ("active", "paused")
_AT_ONCE = 500


def waiting(
    store: Store, municipality_ids: Collection[int] | None = None, *, limit: int = 200
) -> Sequence[ListingPair]:
    """What an editor may look at, both listings still in use, most alike first, those put off last.

    None: of every municipality. A listing without municipality is for every editor who keeps the other one.
    """
    first, second = aliased(Listing), aliased(Listing)
    query = (
        select(ListingPair)
        .join(first, first.id == ListingPair.first_id)
        .join(second, second.id == ListingPair.second_id)
        .where(ListingPair.state == "proposed", first.status.in_(IN_USE), second.status.in_(IN_USE))
        .order_by(ListingPair.later_at.is_not(None), ListingPair.later_at, ListingPair.likeness.desc(), ListingPair.id)
        .limit(limit)
    )
    if municipality_ids is not None:
        for each in (first, second):
            query = query.where(each.municipality_id.in_(municipality_ids))
    return store.scalars(query).all()


def known(store: Store, ids: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs, in whatever state, that any of these listings is the first of; smaller number first."""
    found: set[tuple[int, int]] = set()
    for start in range(0, len(ids), _AT_ONCE):
        some = ListingPair.first_id.in_(ids[start : start + _AT_ONCE])
        found.update((pair.first_id, pair.second_id) for pair in store.scalars(select(ListingPair).where(some)))
    return found


def stands_for(store: Store, listing: Listing) -> Listing:
    """The listing that an editor kept instead of this one; the listing itself when it was never merged."""
    passed: set[int] = set()
    while listing.status == "stopped" and listing.id not in passed:
        passed.add(listing.id)
        of_this = or_(ListingPair.first_id == listing.id, ListingPair.second_id == listing.id)
        query = select(ListingPair.kept_id).where(
            of_this, ListingPair.state == "same", ListingPair.kept_id != listing.id
        )
        kept = store.scalars(query).first()
        listing = store.get_one(Listing, kept) if kept else listing
    return listing


def merged() -> ColumnElement[bool]:
    """Of a listing: another one stands for it."""
    of_this = or_(ListingPair.first_id == Listing.id, ListingPair.second_id == Listing.id)
    gone = and_(ListingPair.state == "same", of_this, ListingPair.kept_id != Listing.id)
    return and_(Listing.status == "stopped", exists().where(gone))
