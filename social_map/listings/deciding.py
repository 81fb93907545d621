"""The second person who looks at a proposal: on the map, or not. Of two who decide at once the second hears it."""

from datetime import datetime

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map.days import day_of
from social_map.listings.changing import NothingChanged, apply
from social_map.listings.making import made_by
from social_map.listings.standing import stop
from social_map.models import Listing, ListingHistory


class OwnProposal(Refusal):
    """Who proposed a listing is not the second person who looks at it."""


class ProposalDecided(NothingChanged):
    """Somebody else put it on the map, or said no."""


def publish(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "editor") -> ListingHistory:
    """A second person has looked: from now on it is found, and checked. `OwnProposal` for who proposed it."""
    if who.person_id is not None and made_by(store, listing) == who.person_id:
        raise OwnProposal(title=listing.title)
    _still_open(store, listing)
    looked = {"last_confirmed_on": day_of(now).isoformat(), "confirmed_by": who.person_id, "confirmed_how": how}
    return apply(store, who, listing, "publish", {"status": "active", **looked}, now=now, how=how)


def reject(store: Store, who: Who, listing: Listing, *, now: datetime, how: str = "editor") -> ListingHistory:
    """A second person has looked: it will not be on the map."""
    _still_open(store, listing)
    return stop(store, who, listing, now=now, how=how)


def _still_open(store: Store, listing: Listing) -> None:
    """Wait for whoever decides on it now, and see what she said. `ProposalDecided` when it waits no more."""
    store.refresh(listing, with_for_update=True)
    if listing.status != "concept":
        raise ProposalDecided(title=listing.title)
