"""Days on which a listing is closed: from one until another, out of season, on public holidays."""

from datetime import date, datetime

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import closures
from social_map.days import day_of
from social_map.listings.changing import NothingChanged, apply
from social_map.models import Listing, ListingHistory

MOST = 20  # closures ahead: more is no closure but a schedule


class ClosedBackwards(Refusal):
    """The last day lies before the first."""


class ClosureOver(Refusal):
    """Only days that still come can be closed."""


class TooManyClosures(Refusal):
    """More closures than anybody keeps apart. `most`."""


def close_days(
    store: Store, who: Who, listing: Listing, first: date, last: date, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """Closed from `first` until and with `last`. What is over is tidied away."""
    today = day_of(now)
    if last < first:
        raise ClosedBackwards(first=first, last=last)
    if last < today:
        raise ClosureOver(last=last)
    spans = closures.coming(listing, today)
    if (first, last) in spans:
        raise NothingChanged(title=listing.title)
    if len(spans) >= MOST:
        raise TooManyClosures(most=MOST)
    return _keep(store, who, listing, [*spans, (first, last)], now=now, how=how)


def open_days(
    store: Store, who: Who, listing: Listing, first: date, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """The closure that begins on `first` is off. `NothingChanged` when there is none."""
    spans = closures.coming(listing, day_of(now))
    rest = [span for span in spans if span[0] != first]
    if len(rest) == len(spans):
        raise NothingChanged(title=listing.title)
    return _keep(store, who, listing, rest, now=now, how=how)


def set_holidays(
    store: Store, who: Who, listing: Listing, *, closed: bool, now: datetime, how: str = "chat"
) -> ListingHistory:
    """Closed on public holidays, or not."""
    return apply(store, who, listing, "close_days", {"closed_on_holidays": closed or None}, now=now, how=how)


def set_season(
    store: Store, who: Who, listing: Listing, season: tuple[str, str] | None, *, now: datetime, how: str = "chat"
) -> ListingHistory:
    """Only from the first until the second day ("MM-DD") of every year; None: all year."""
    first, last = season or (None, None)
    return apply(
        store, who, listing, "close_days", {"season_from": first, "season_until": last}, now=now, how=how
    )  # fmt: skip


def _keep(
    store: Store, who: Who, listing: Listing, spans: list[tuple[date, date]], *, now: datetime, how: str
) -> ListingHistory:
    values = {"closures": [[first.isoformat(), last.isoformat()] for first, last in sorted(spans)] or None}
    return apply(store, who, listing, "close_days", values, now=now, how=how)
