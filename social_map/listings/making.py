"""New listings: by a known provider at once, by anybody else first as a concept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import fields, kinds
from social_map.days import day_of
from social_map.listings.changing import note
from social_map.models import Listing, ListingHistory
from social_map.queries import venues

OWN = "wegwijs"


class TitleMissing(Refusal):
    """A listing needs a name."""


def add(
    store: Store, who: Who, values: Mapping[str, Any], *, now: datetime, how: str = "chat", invented: bool = False
) -> Listing:
    """A new listing, active at once and confirmed by who made it. Values are named as in `fields`."""
    day = {"last_confirmed_on": day_of(now).isoformat(), "confirmed_by": who.person_id, "confirmed_how": how}
    return _make(store, who, {**day, **values, "status": "active"}, now=now, how=how, invented=invented)


def propose(
    store: Store, who: Who, values: Mapping[str, Any], *, now: datetime, how: str = "chat", invented: bool = False
) -> Listing:
    """A concept for the map's editor to check; nobody finds it until it is published."""
    made = _make(store, who, {**values, "status": "concept"}, now=now, how=how, invented=invented)
    made.category_by = who.person_id if "category" in values else None
    return made


def made_by(store: Store, listing: Listing) -> int | None:
    """The person who added or proposed it."""
    added = select(ListingHistory.person_id).where(
        ListingHistory.listing_id == listing.id, ListingHistory.what == "add"
    )
    return store.scalars(added.order_by(ListingHistory.id).limit(1)).first()


def never_published(store: Store, listing: Listing) -> bool:
    """Whether it was proposed and no second person has put it on the map."""
    told = store.execute(
        select(ListingHistory.what, ListingHistory.after).where(
            ListingHistory.listing_id == listing.id, ListingHistory.what.in_(("add", "publish"))
        )
    ).all()
    proposed = any(what == "add" and after.get("status") == "concept" for what, after in told)
    return proposed and all(what != "publish" for what, _ in told)


def _where(store: Store, values: Mapping[str, Any]) -> dict[str, Any]:
    """Who types a venue that is on the map need not say in which neighbourhood it is."""
    there, venue = values.get("municipality_id"), values.get("venue")
    if there is None or not venue or any(values.get(name) for name in venues.WHERE):
        return {}
    return venues.where(store, there, venue, values.get("street"))


def _make(store: Store, who: Who, values: Mapping[str, Any], *, now: datetime, how: str, invented: bool) -> Listing:
    title = " ".join(str(values.get("title") or "").split())
    if not title:
        raise TitleMissing
    values = {**values, **_where(store, values)}
    public_id = store.new_public_id()
    listing = Listing(
        public_id=public_id, source=OWN, source_id=public_id, category="", created_at=now, changed_at=now,
        invented=invented, audience=[], languages=[], extra={}, organisation_name="", description="",
    )  # fmt: skip
    fields.put(listing, {**values, "title": title})
    listing.category = listing.category or kinds.derived(listing)
    store.add(listing)
    store.flush()
    note(store, who, listing, "add", {}, dict(values), now=now, how=how)
    return listing
