"""Who in its organisation looks after a listing. Her colleagues may change it all the same."""

from datetime import datetime

from foundation.people.who import Who
from foundation.storage import Store
from social_map.listings.changing import apply
from social_map.models import Listing, ListingHistory


def hand_over(
    store: Store, who: Who, listing: Listing, to: int | None, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """From now on this person (an id) looks after it; None: nobody, so the map's editor does."""
    return apply(store, who, listing, "hand_over", {"owner_person_id": to}, now=now, how=how, empty_is_fine=True)
