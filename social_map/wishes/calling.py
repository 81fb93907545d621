"""Asking providers whether they can begin what many look for: from five coaches up, once a quarter (DOMAIN US-A6)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from social_map.models import Listing
from social_map.wishes import counting
from social_map.wishes.counting import Asked
from social_map.wishes.models import WishCall

ENOUGH = 5  # coaches: a wish knows no client, and five wishes of one coach may be of one
MOST = 3  # in one message
REMEMBERED = timedelta(days=120)


class WishCallNotFound(NotFound):
    """There was no such question, or not to her."""


def quarter_of(today: date) -> date:
    """The first day of the quarter."""
    return date(today.year, (today.month - 1) // 3 * 3 + 1, 1)


def wanted(store: Store, today: date) -> list[Asked]:
    """What five coaches or more wished this quarter or the one before, and has not come."""
    before = quarter_of(quarter_of(today) - timedelta(days=1))
    return [asked for asked in counting.unanswered(store, before, today) if asked.coaches >= ENOUGH]


def one_of_each(store: Store, municipality_id: int, known: Collection[int], today: date) -> Sequence[Listing]:
    """One listing of each of these organisations that does something in this municipality now."""
    first = (
        select(func.min(Listing.id))
        .where(
            Listing.municipality_id == municipality_id, Listing.organisation_id.in_(known),
            Listing.status.in_(("active", "paused")), or_(Listing.valid_until.is_(None), Listing.valid_until >= today),
        )
        .group_by(Listing.organisation_id)
    )  # fmt: skip
    return store.scalars(select(Listing).where(Listing.id.in_(first)).order_by(Listing.organisation_id)).all()


def begin(store: Store, organisation_id: int, asked: Asked, *, now: datetime, today: date) -> WishCall | None:
    """Note that this organisation is asked. None when it was, this quarter or the one before."""
    earlier = select(WishCall.id).where(
        WishCall.organisation_id == organisation_id, WishCall.municipality_id == asked.municipality_id,
        WishCall.subject == asked.subject, WishCall.asked_at > now - REMEMBERED,
    )  # fmt: skip
    if store.scalars(earlier).first() is not None:
        return None
    call = WishCall(
        public_id=store.new_public_id(), organisation_id=organisation_id, municipality_id=asked.municipality_id,
        subject=asked.subject, quarter=quarter_of(today), asked_at=now,
    )  # fmt: skip
    store.add(call)
    store.flush()
    return call


def answer(store: Store, who: Who, public_id: str, *, yes: bool) -> WishCall:
    """What she said. No is said of everything that she was asked with it. `WishCallNotFound` when it is not hers."""
    mine = _hers(who)
    call = store.scalars(select(WishCall).where(WishCall.public_id == public_id, mine)).first()
    if call is None:
        raise WishCallNotFound
    for each in [call] if yes else open_beside(store, who, call):
        each.answer, each.answered_by = "yes" if yes else "no", who.person_id
    store.flush()
    return call


def open_beside(store: Store, who: Who, call: WishCall) -> Sequence[WishCall]:
    """What she was asked in the same message and did not answer."""
    same = WishCall.asked_at == call.asked_at, WishCall.answer.is_(None)
    return store.scalars(select(WishCall).where(_hers(who), *same).order_by(WishCall.id)).all()


def _hers(who: Who) -> ColumnElement[bool]:
    return WishCall.organisation_id.in_(who.organisations("provider"))


def willing(store: Store, *, now: datetime, limit: int = 200) -> Sequence[WishCall]:
    """Who said lately that she wants to begin."""
    query = select(WishCall).where(WishCall.answer == "yes", WishCall.asked_at > now - REMEMBERED)
    return store.scalars(query.order_by(WishCall.id).limit(limit)).all()
