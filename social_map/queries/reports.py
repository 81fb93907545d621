"""What coaches reported."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, func, select

from foundation.storage import Store
from social_map.models import Listing, ListingReport


def open_about(store: Store, listing: Listing) -> Sequence[ListingReport]:
    """The reports about a listing that are not closed, oldest first."""
    query = select(ListingReport).where(ListingReport.listing_id == listing.id, ListingReport.closed_at.is_(None))
    return store.scalars(query.order_by(ListingReport.id)).all()


def open_in(
    store: Store, municipality_ids: Collection[int], *, limit: int = 20
) -> Sequence[Row[Listing, ListingReport]]:
    """(Listing, its oldest open report) for these municipalities, oldest first."""
    first = (
        select(func.min(ListingReport.id))
        .where(ListingReport.closed_at.is_(None))
        .group_by(ListingReport.listing_id)
        .scalar_subquery()
    )
    query = (
        select(Listing, ListingReport)
        .join(ListingReport, ListingReport.listing_id == Listing.id)
        .where(ListingReport.id.in_(first), Listing.municipality_id.in_(municipality_ids))
    )
    return store.execute(query.order_by(ListingReport.id).limit(limit)).all()


def count_open(store: Store, municipality_ids: Collection[int]) -> int:
    """How many listings of these municipalities have an open report."""
    query = (
        select(func.count(func.distinct(ListingReport.listing_id)))
        .join(Listing, Listing.id == ListingReport.listing_id)
        .where(ListingReport.closed_at.is_(None), Listing.municipality_id.in_(municipality_ids))
    )
    return store.scalar(query) or 0


def to_ask(store: Store, *, limit: int = 200) -> Sequence[Row[Listing, ListingReport]]:
    """(Listing, open report) of which the provider was not asked yet, by organisation."""
    query = (
        select(Listing, ListingReport)
        .join(ListingReport, ListingReport.listing_id == Listing.id)
        .where(
            ListingReport.closed_at.is_(None), ListingReport.told_at.is_(None), ListingReport.asked_at.is_(None),
            Listing.organisation_id.is_not(None),
        )
    )  # fmt: skip
    return store.execute(query.order_by(Listing.organisation_id, ListingReport.id).limit(limit)).all()


def to_tell(store: Store, *, limit: int = 200) -> Sequence[Row[Listing, ListingReport]]:
    """(Listing, closed report) of which the reporter has not heard yet, oldest first."""
    query = (
        select(Listing, ListingReport)
        .join(ListingReport, ListingReport.listing_id == Listing.id)
        .where(ListingReport.closed_at.is_not(None), ListingReport.told_at.is_(None))
    )
    return store.execute(query.order_by(ListingReport.id).limit(limit)).all()
