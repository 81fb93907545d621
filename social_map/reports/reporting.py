"""Making a report, and what becomes of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import listings
from social_map.listings import settling
from social_map.models import REPORTS, Listing, ListingReport
from social_map.queries import reports as queries

TAKE_BACK = timedelta(days=1)


class ReportSettled(Refusal):
    """Somebody decided already, or it was too long ago to take it back."""


class ReportKindUnknown(Refusal):
    """A report says "wrong" or "gone"."""


def report(store: Store, who: Who, listing: Listing, kind: str, *, now: datetime) -> ListingReport:
    """Flag a listing at once. The same person twice is one report. `ListingStopped` when it ended already."""
    if kind not in REPORTS:
        raise ReportKindUnknown(kind=kind)
    mine = made_by(store, who, listing)
    if mine is not None:
        mine.kind = kind
        return mine
    listings.doubt(store, who, listing, now=now)
    made = ListingReport(
        public_id=store.new_public_id(), listing_id=listing.id, kind=kind, reported_at=now, reported_by=who.person_id
    )
    store.add(made)
    store.flush()
    return made


def made_by(store: Store, who: Who, listing: Listing) -> ListingReport | None:
    """The open report that this person made about it."""
    return next((one for one in queries.open_about(store, listing) if one.reported_by == who.person_id), None)


def take_back(store: Store, who: Who, listing: Listing, *, now: datetime) -> None:
    """It was a mistake: her report goes, and the doubt with it unless a colleague reported too.

    `ReportSettled` after a day, or when somebody decided.
    """
    mine = made_by(store, who, listing)
    if mine is None or now - mine.reported_at > TAKE_BACK:
        raise ReportSettled(title=listing.title)
    store.delete(mine)
    store.flush()
    listings.doubt_less(store, who, listing, [one.reported_at for one in queries.open_about(store, listing)], now=now)


def close(store: Store, who: Who, listing: Listing, *, now: datetime) -> int:
    """The editor looked at it and there is nothing to change: doubt is over. Returns how many reports were closed."""
    listings.trust(store, who, listing, now=now)
    return settling.close_all(store, who, listing, "closed", now=now)


def asked(reports: Iterable[ListingReport], *, now: datetime) -> None:
    """Its provider was asked."""
    for one in reports:
        one.asked_at = now


def told(report: ListingReport, *, now: datetime) -> None:
    """Who reported it knows what came of it; from now on nobody knows any more who it was."""
    report.told_at, report.reported_by = now, None
