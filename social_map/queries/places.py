"""The neighbourhoods of the map."""

from collections.abc import Sequence

from sqlalchemy import func, select

from foundation.storage import Store
from social_map.models import Listing


def neighbourhoods(store: Store, municipality_id: int, *, limit: int = 20) -> Sequence[str]:
    """Those of one municipality with most activities, by name; "heel Tilburg" is none."""
    query = (
        select(Listing.neighbourhood)
        .where(
            Listing.municipality_id == municipality_id,
            Listing.status.in_(("active", "paused")),
            Listing.neighbourhood.is_not(None),
            Listing.neighbourhood.not_like("heel %"),
        )
        .group_by(Listing.neighbourhood)
        .order_by(func.count().desc(), Listing.neighbourhood)
        .limit(limit)
    )
    return sorted(name for name in store.scalars(query) if name)
