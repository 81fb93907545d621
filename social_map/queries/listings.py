"""Listings by what they are."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select

from foundation.people.models import Municipality
from foundation.storage import Store, prepared
from social_map.codes import OWN_SOURCE
from social_map.models import CancelledDate, Listing
from social_map.queries import pairs

IN_USE = ("active", "paused")


def all_of(store: Store, *, municipality: str | None = None) -> Sequence[Listing]:
    """Every listing that is or was on the map, in a stable order.

    Concepts are not, nor what another listing stands for, nor what came with an import that was taken back.
    """
    query = select(Listing).where(on_record()).order_by(Listing.source, Listing.source_id)
    if municipality is not None:
        query = query.join(Municipality, Municipality.id == Listing.municipality_id).where(
            func.lower(Municipality.name) == municipality.lower()
        )
    return store.scalars(query).all()


def on_record() -> ColumnElement[bool]:
    """Of a listing: it is or was on the map."""
    taken_back = and_(Listing.status == "stopped", Listing.imported.is_(None), Listing.source != OWN_SOURCE)
    return and_(Listing.status != "concept", not_(taken_back), not_(pairs.merged()))


def in_use(store: Store) -> Sequence[Listing]:
    """Every listing that goes on or has a pause."""
    return store.scalars(select(Listing).where(Listing.status.in_(IN_USE)).order_by(Listing.id)).all()


def of_organisations(store: Store, organisation_ids: Sequence[int]) -> Sequence[Listing]:
    """The listings of these organisations that still go on, by title; concepts too."""
    query = select(Listing).where(Listing.organisation_id.in_(organisation_ids), Listing.status != "stopped")
    return store.scalars(query.order_by(Listing.title, Listing.id)).all()


def by_source_id(store: Store, source_id: str) -> Listing | None:
    """The listing that had this id in an imported file; the first when several sources use it."""
    return store.scalars(select(Listing).where(Listing.source_id == source_id).order_by(Listing.id)).first()


def by_public_ids(store: Store, public_ids: Sequence[str]) -> dict[str, Listing]:
    """Listings by their random names."""
    return {listing.public_id: listing for listing in store.scalars(*_by_public_ids(public_ids=public_ids))}


@prepared
def _by_public_ids(public_ids: Sequence[str]) -> Select[Listing]:
    return select(Listing).where(Listing.public_id.in_(public_ids))


def concepts(store: Store, municipality_ids: Collection[int]) -> Sequence[Listing]:
    """What was proposed for these municipalities and waits for a second person, oldest first."""
    query = select(Listing).where(Listing.status == "concept", Listing.municipality_id.in_(municipality_ids))
    return store.scalars(query.order_by(Listing.created_at, Listing.id)).all()


def back_again(store: Store, today: date) -> Sequence[Listing]:
    """Listings whose pause or fullness was said to last until today or earlier."""
    return store.scalars(*_back_again(today=today)).all()


@prepared
def _back_again(today: date) -> Select[Listing]:
    paused = and_(Listing.status == "paused", Listing.paused_until <= today)
    full = and_(Listing.status == "active", Listing.capacity != "open", Listing.capacity_until <= today)
    return select(Listing).where(or_(paused, full)).order_by(Listing.id)


def municipalities_of(store: Store, organisation_ids: Collection[int]) -> set[int]:
    """Where these organisations have listings on the map."""
    found = select(Listing.municipality_id).where(
        Listing.organisation_id.in_(organisation_ids), Listing.status.in_(IN_USE), Listing.municipality_id.is_not(None)
    )
    return {number for number in store.scalars(found.distinct()) if number is not None}


def by_ids(store: Store, ids: Collection[int]) -> dict[int, Listing]:
    """Listings by their numbers."""
    return (
        {}
        if not ids
        else {listing.id: listing for listing in store.scalars(select(Listing).where(Listing.id.in_(ids)))}
    )


def cancelled_ahead(store: Store, today: date) -> dict[tuple[int, date], datetime]:
    """(Listing id, day) → when it was cancelled, for days from today on."""
    return {(listing_id, on): at for listing_id, on, at in store.execute(*_cancelled_ahead(today=today))}


@prepared
def _cancelled_ahead(today: date) -> Select[int, date, datetime]:
    return select(CancelledDate.listing_id, CancelledDate.on, CancelledDate.cancelled_at).where(
        CancelledDate.on >= today
    )
