"""Who in its organisation looks after a listing. Her colleagues may change it all the same."""

from datetime import datetime

from foundation.people.who import SYSTEM, Who
from foundation.storage import Store
from social_map.days import day_of
from social_map.listings.changing import apply
from social_map.models import Listing, ListingHistory


def hand_over(
    store: Store, who: Who, listing: Listing, to: int | None, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """From now on this person (an id) looks after it; None: nobody, so the map's editor does.

    Given away by somebody of its organisation, nobody there is asked about it any more, until one of them says
    something about it. By `SYSTEM`, because its owner left: her colleagues still keep it.
    """
    given_up = to is None and who is not SYSTEM
    values = {"owner_person_id": to, "given_up_on": day_of(now).isoformat() if given_up else None}
    return apply(store, who, listing, "hand_over", values, now=now, how=how, empty_is_fine=True)
