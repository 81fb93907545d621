"""Listings that may be the same activity: of the same organisation and the same kind."""

from sqlalchemy import select

from foundation.storage import Store
from social_map.models import Listing

MOST = 60


def beside(store: Store, listing: Listing) -> list[int]:
    """The ids of up to sixty other listings of this organisation and kind, by title. None without an organisation."""
    if not listing.organisation_name:
        return []
    query = select(Listing.id).where(
        Listing.organisation_name == listing.organisation_name,
        Listing.category == listing.category,
        Listing.status.in_(("active", "paused")),
        Listing.id != listing.id,
    )
    return list(store.scalars(query.order_by(Listing.title, Listing.id).limit(MOST)))
