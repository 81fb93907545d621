"""How the map stands, counted."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from foundation.people.models import Municipality
from foundation.storage import Store
from social_map import freshness
from social_map.models import Listing


def counts(store: Store, today: date) -> dict[str, dict[str, int]]:
    """Numbers of listings by status, capacity, freshness, category and municipality; "total" holds the findable."""
    found: dict[str, Counter[str]] = {name: Counter() for name in ("status", "capacity", "freshness", "category")}
    for listing in store.scalars(select(Listing).where(Listing.status != "concept")):
        found["status"][listing.status] += 1
        if not freshness.over(listing, today):
            found["capacity"][listing.capacity] += 1
            found["category"][listing.category] += 1
            found["freshness"][freshness.standing(listing, today).code] += 1
    result = {name: dict(sorted(counter.items())) for name, counter in found.items()}
    result["municipality"] = _by_municipality(store)
    return result


def _by_municipality(store: Store) -> dict[str, int]:
    query = (
        select(func.coalesce(Municipality.name, ""), func.count())
        .select_from(Listing)
        .outerjoin(Municipality, Municipality.id == Listing.municipality_id)
        .where(Listing.status.in_(("active", "paused")))
        .group_by(Municipality.name)
        .order_by(Municipality.name)
    )
    return dict(store.execute(query).all())
