"""What everybody may find on the map, in the few columns that say so."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select

from foundation.storage import Store
from social_map.models import Listing

_AT_ONCE = 500
_COLUMNS = (
    Listing.id, Listing.source, Listing.source_id, Listing.status, Listing.valid_until, Listing.organisation_name,
    Listing.category, Listing.source_category, Listing.audience, Listing.postcode, Listing.lat, Listing.lon,
    Listing.changed_at,
)  # fmt: skip


class Outline(NamedTuple):
    """A listing by what it is filtered on."""

    id: int
    source: str
    source_id: str
    status: str
    valid_until: date | None
    organisation: str
    category: str
    source_category: str | None
    audience: list[str]
    postcode: str | None
    lat: float | None
    lon: float | None
    changed_at: datetime


def outlines(store: Store, ids: Sequence[int]) -> Iterator[Outline]:
    """The outlines of these listings, by id; whatever they are now."""
    for start in range(0, len(ids), _AT_ONCE):
        query = select(*_COLUMNS).where(Listing.id.in_(ids[start : start + _AT_ONCE])).order_by(Listing.id)
        yield from map(Outline._make, store.execute(query))
