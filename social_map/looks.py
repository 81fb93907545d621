"""How often coaches opened a listing's card, by month. Never who."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update

from foundation.language.dates import add_months
from foundation.storage import Store, insert_new
from social_map.days import day_of
from social_map.models import Listing, ListingLooks


def count(store: Store, listing: Listing, *, now: datetime) -> None:
    """A coach opened the card."""
    month = day_of(now).replace(day=1)
    insert_new(store, ListingLooks, [{"listing_id": listing.id, "month": month, "looks": 0}])
    mine = (ListingLooks.listing_id == listing.id, ListingLooks.month == month)
    store.execute(update(ListingLooks).where(*mine).values(looks=ListingLooks.looks + 1))


def by_month(store: Store, listing: Listing, today: date, *, months: int = 12) -> Sequence[tuple[date, int]]:
    """(First day of the month, how often) for the last months in which somebody looked, newest first."""
    since = add_months(today.replace(day=1), 1 - months)
    query = select(ListingLooks.month, ListingLooks.looks).where(
        ListingLooks.listing_id == listing.id, ListingLooks.month >= since
    )
    return [(month, looks) for month, looks in store.execute(query.order_by(ListingLooks.month.desc()))]
