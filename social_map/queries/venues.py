"""Where a venue is, as far as the map itself knows it."""

from typing import Any

from sqlalchemy import func, select

from foundation.storage import Store
from social_map.models import Listing

WHERE = ("postcode", "neighbourhood", "lat", "lon")


def where(store: Store, municipality_id: int, venue: str, street: str | None = None) -> dict[str, Any]:
    """Postcode, neighbourhood and place of the venue of this name, from the last listing there that tells them.

    Nothing where no listing is there. Another name, or the same in another street, is another venue.
    """
    there = select(Listing).where(
        Listing.municipality_id == municipality_id, func.lower(Listing.venue) == venue.strip().lower(),
        Listing.neighbourhood.is_not(None), Listing.lat.is_not(None),
    )  # fmt: skip
    if street:
        there = there.where(func.lower(Listing.street) == street.strip().lower())
    found = store.scalars(there.order_by(Listing.id.desc()).limit(1)).first()
    return {name: getattr(found, name) for name in WHERE} if found is not None else {}
