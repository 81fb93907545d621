"""What is new, changed or stopped on the map, as its history tells."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from foundation.storage import Store
from social_map.models import Listing, ListingHistory

MOST = 5000  # changes; of more in a week the latest count
NEW, CHANGED, STOPPED = "new", "changed", "stopped"
FACETS = {  # what a coach wants to know of: fact → how it is called in words
    "schedule": "when", "valid_from": "when", "valid_until": "when", "season_from": "when", "season_until": "when",
    "closures": "when", "venue": "where", "street": "where", "neighbourhood": "where", "cost_cents": "price",
    "cost_text": "price", "capacity": "room", "status": "going", "registration": "joining", "title": "title",
    "age_min": "audience", "age_max": "audience", "audience": "audience",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class News:
    """One listing and what became of it; `facets` are what changed, as in `FACETS`."""

    kind: str
    listing: Listing
    facets: tuple[str, ...] = ()


def between(store: Store, municipality_ids: Collection[int], since: datetime, until: datetime) -> list[News]:
    """One item for each listing of these municipalities, newest first: new, then changed, then stopped.

    When a whole map is imported for the first time its listings are no news.
    """
    begun = _begun_since(store, municipality_ids, since)
    first_import = (
        (ListingHistory.what == "add") & (ListingHistory.how == "import") & Listing.municipality_id.in_(begun)
    )
    query = (
        select(ListingHistory.listing_id, ListingHistory.what, ListingHistory.after)
        .join(Listing, Listing.id == ListingHistory.listing_id)
        .where(
            ListingHistory.at >= since, ListingHistory.at < until, ListingHistory.undone_at.is_(None),
            Listing.municipality_id.in_(municipality_ids), Listing.status != "concept", ~first_import,
        )
        .order_by(ListingHistory.id.desc())
        .limit(MOST)
    )  # fmt: skip
    done: dict[int, list[tuple[str, dict[str, Any]]]] = {}
    for listing_id, what, after in store.execute(query):
        done.setdefault(listing_id, []).append((what, after))
    found: list[News] = []
    for listing in _these(store, list(done)):
        news = _news(listing, done[listing.id])
        if news is not None:
            found.append(news)
    order = {number: place for place, number in enumerate(done)}
    kinds = (NEW, CHANGED, STOPPED)
    return sorted(found, key=lambda news: (kinds.index(news.kind), order[news.listing.id]))


def _begun_since(store: Store, municipality_ids: Collection[int], since: datetime) -> list[int]:
    """The municipalities whose map began after this instant."""
    first = select(Listing.municipality_id).where(Listing.municipality_id.in_(municipality_ids))
    begun = first.group_by(Listing.municipality_id).having(func.min(Listing.created_at) >= since)
    return [number for number in store.scalars(begun) if number is not None]


def _news(listing: Listing, done: Iterable[tuple[str, dict[str, Any]]]) -> News | None:
    """New and stopped at once is no news; what was only confirmed is none either."""
    made = any(what in ("add", "publish") for what, _ in done)
    facets = tuple(dict.fromkeys(FACETS[name] for _, after in done for name in after if name in FACETS))
    if listing.status == "stopped":
        return News(STOPPED, listing) if not made and "going" in facets else None
    if made:
        return News(NEW, listing)
    return News(CHANGED, listing, facets) if facets else None


def _these(store: Store, ids: list[int]) -> Iterable[Listing]:
    for start in range(0, len(ids), 500):
        yield from store.scalars(select(Listing).where(Listing.id.in_(ids[start : start + 500])))
