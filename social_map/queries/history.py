"""What was changed, when and by whom."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from foundation.people.models import Membership, Person
from foundation.storage import Store, prepared
from social_map.models import Listing, ListingHistory


def made_together(store: Store, history: ListingHistory) -> Sequence[Listing]:
    """The listings about which the same person said the same at the same moment: one tap for several."""
    query = select(Listing).where(
        Listing.id.in_(
            select(ListingHistory.listing_id).where(
                ListingHistory.what == history.what, ListingHistory.at == history.at,
                ListingHistory.person_id == history.person_id,
            )
        )
    )  # fmt: skip
    return store.scalars(query.order_by(Listing.id)).all()


def of(store: Store, listing: Listing, *, limit: int = 20) -> Sequence[ListingHistory]:
    """The last changes of a listing, newest first."""
    query = select(ListingHistory).where(ListingHistory.listing_id == listing.id)
    return store.scalars(query.order_by(ListingHistory.id.desc()).limit(limit)).all()


def names(store: Store, listing: Listing, person_ids: Collection[int]) -> dict[int, str]:
    """The names of those who kept this listing: people of its own organisation, now or before, and editors."""
    theirs = and_(Membership.role == "provider", Membership.organisation_id == listing.organisation_id)
    keeps = or_(theirs, Membership.role == "editor")
    query = select(Person.id, Person.name).join(Membership, Membership.person_id == Person.id)
    return dict(store.execute(query.where(Person.id.in_(person_ids), keeps).distinct()).all())


def restored_lately(store: Store, today: date, *, among: int = 2000) -> set[tuple[int, date]]:
    """(Listing id, day) that were cancelled and go on after all, of the last changes of the map; days still to come."""
    newest = store.scalar(*_newest()) or 0
    rows = store.execute(*_restored(after=newest - among))
    found = {(listing_id, date.fromisoformat(before["date"])) for listing_id, before in rows}
    return {(listing_id, on) for listing_id, on in found if on >= today}


@prepared
def _newest() -> Select[int | None]:
    return select(func.max(ListingHistory.id))


@prepared
def _restored(after: int) -> Select[int, Any]:
    return select(ListingHistory.listing_id, ListingHistory.before).where(
        ListingHistory.id > after, ListingHistory.what == "restore_date"
    )
