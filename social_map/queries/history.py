"""What was changed, when and by whom."""

from collections.abc import Sequence

from sqlalchemy import select

from foundation.storage import Store
from social_map.models import Listing, ListingHistory


def of(store: Store, listing: Listing, *, limit: int = 20) -> Sequence[ListingHistory]:
    """The last changes of a listing, newest first."""
    query = select(ListingHistory).where(ListingHistory.listing_id == listing.id)
    return store.scalars(query.order_by(ListingHistory.id.desc()).limit(limit)).all()
