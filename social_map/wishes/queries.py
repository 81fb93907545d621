"""The SELECTs of wishes."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, or_, select

from foundation.people.who import Who
from foundation.storage import Store, prepared
from social_map.models import Listing, MapChange
from social_map.wishes.models import Wish

MOST = 2000


def open_one(store: Store, who: Who, public_id: str) -> Wish | None:
    """A wish of the person who speaks that has not come true."""
    query = select(Wish).where(Wish.public_id == public_id, Wish.person_id == who.person_id)
    return store.scalars(query.where(Wish.answered_on.is_(None), Wish.person_id.is_not(None))).first()


def of(store: Store, who: Who, *, limit: int = 10) -> Sequence[Wish]:
    """Her wishes that wait, newest first."""
    query = select(Wish).where(Wish.person_id == who.person_id, Wish.person_id.is_not(None))
    return store.scalars(query.where(Wish.answered_on.is_(None)).order_by(Wish.id.desc()).limit(limit)).all()


def waiting(store: Store, before: int, *, limit: int = MOST) -> Sequence[Wish]:
    """Wishes that wait for which the map was last looked at before this number."""
    query = select(Wish).where(Wish.person_id.is_not(None), Wish.answered_on.is_(None), Wish.seq < before)
    return store.scalars(query.order_by(Wish.seq, Wish.id).limit(limit)).all()


def past(store: Store, until: date, *, limit: int = MOST) -> Sequence[Wish]:
    """Wishes of this month or earlier that still know who made them."""
    return store.scalars(*_past(until=until, limit=limit)).all()


@prepared
def _past(until: date, limit: int) -> Select[Wish]:
    return select(Wish).where(Wish.person_id.is_not(None), Wish.month <= until).limit(limit)


def joinable(store: Store, municipality_id: int, *, limit: int = MOST) -> Sequence[Listing]:
    """What one can join in a municipality, or from home."""
    near = or_(Listing.municipality_id == municipality_id, Listing.online.is_(True))
    query = select(Listing).where(near, Listing.status == "active", Listing.capacity == "open")
    return store.scalars(query.order_by(Listing.id).limit(limit)).all()


def with_ids(store: Store, ids: Collection[int]) -> Sequence[Listing]:
    """These listings."""
    return store.scalars(select(Listing).where(Listing.id.in_(ids))).all()


def changed(
    store: Store, since: int, municipality_ids: Collection[int], *, limit: int = 200
) -> Sequence[tuple[int, Listing]]:
    """(number, listing) of what changed after this number and can be joined there, oldest change first."""
    near = or_(Listing.municipality_id.in_(municipality_ids), Listing.online.is_(True))
    query = (
        select(MapChange.seq, Listing)
        .join(Listing, Listing.id == MapChange.listing_id)
        .where(MapChange.seq > since, near, Listing.status == "active", Listing.capacity == "open")
        .order_by(MapChange.seq)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in store.execute(query)]
