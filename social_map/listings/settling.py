"""What a coach reported is settled once somebody who keeps the listing says or changes something about it."""

from datetime import datetime

from sqlalchemy import select

from foundation.people.who import Who
from foundation.storage import Store
from social_map.models import Listing, ListingHistory, ListingReport

# One day that falls out, or a holiday, says nothing about whether the rest is right.
OUTCOME = {
    "confirm": "right", "change": "changed", "full": "changed", "open": "changed", "pause": "changed",
    "resume": "changed", "stop": "stopped",
}  # fmt: skip
KEEPERS = ("chat", "link", "phone", "editor")  # neither an import nor the clock knows better than a coach


def settle(store: Store, who: Who, listing: Listing, what: str, *, now: datetime, how: str) -> int:
    """End the doubt and close the open reports, with what came of them. Returns how many were open."""
    if what not in OUTCOME or how not in KEEPERS:
        return 0
    listing.doubted_at = None
    if how == "chat":  # somebody of its organisation looks after it again
        listing.given_up_on = None
    return close_all(store, who, listing, OUTCOME[what], now=now)


def unsettle(store: Store, listing: Listing, history: ListingHistory) -> None:
    """What this change had settled is open again, for it is put back: what a coach doubts, she still doubts."""
    if history.what not in OUTCOME:
        return
    closed_by_it = select(ListingReport).where(
        ListingReport.listing_id == listing.id, ListingReport.closed_at == history.at,
        ListingReport.outcome == OUTCOME[history.what],
    )  # fmt: skip
    for report in store.scalars(closed_by_it):
        report.closed_at = report.closed_by = report.outcome = None
        listing.doubted_at = max(listing.doubted_at or report.reported_at, report.reported_at)


def close_all(store: Store, who: Who, listing: Listing, outcome: str, *, now: datetime) -> int:
    """Close what is open about this listing."""
    waiting = store.scalars(
        select(ListingReport).where(ListingReport.listing_id == listing.id, ListingReport.closed_at.is_(None))
    ).all()
    for report in waiting:
        report.closed_at, report.closed_by, report.outcome = now, who.person_id, outcome
    return len(waiting)
