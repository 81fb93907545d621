"""Listings that somebody has to ask about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from foundation.language.dates import add_months
from foundation.storage import Store, prepared
from social_map import freshness
from social_map.days import AMSTERDAM, day_of
from social_map.freshness import DEFAULT, Patience
from social_map.models import Listing, ListingLooks

IN_USE = ("active", "paused")
TWO_MONTHS, HALF_A_DAY = timedelta(days=60), timedelta(hours=12)


@dataclass(slots=True)
class Candidate:
    """What has to be known of a listing to see whether to ask about it, and whom."""

    id: int
    public_id: str
    organisation_id: int | None
    owner_person_id: int | None
    given_up_on: date | None
    municipality_id: int | None
    email: str | None
    phone: str | None
    status: str
    rhythm_days: int | None
    last_confirmed_on: date | None
    first_asked_at: datetime | None
    last_asked_at: datetime | None
    neglected_on: date | None
    doubted_at: datetime | None
    valid_until: date | None
    created_at: datetime
    editor_told_at: datetime | None


def due(
    store: Store, now: datetime, patience: Mapping[int, Patience], organisation_ids: Collection[int], *, mails: bool
) -> list[Candidate]:
    """What to ask about today (`freshness.is_due`) of these organisations, and where `mails` all with an address.

    By organisation and title. What was asked is looked at again as long as a reminder may come, and two months more.
    """
    today = day_of(now)
    reached: list[ColumnElement[bool]] = [Listing.organisation_id.in_(organisation_ids)]
    if mails:
        reached.append(Listing.email.is_not(None))
    longest = max([0, *(days for one in (DEFAULT, *patience.values()) for days in one.remind_on)])
    asked = and_(
        Listing.first_asked_at > now - timedelta(days=longest) - TWO_MONTHS, Listing.last_asked_at <= now - HALF_A_DAY
    )
    query = (
        _candidates()
        .where(
            _in_use(today),
            or_(*reached),
            or_(asked, and_(Listing.first_asked_at.is_(None), _old(store, today, patience))),
        )
        .order_by(Listing.organisation_id, Listing.title, Listing.id)
    )
    found = (Candidate(*row) for row in store.execute(query))
    return [one for one in found if freshness.is_due(one, today, patience_of(one, patience))]


def whole(store: Store, listing_ids: Collection[int]) -> dict[int, Listing]:
    """These listings, by id."""
    return {one.id: one for one in store.scalars(select(Listing).where(Listing.id.in_(listing_ids)))}


def of_addresses(store: Store, today: date, addresses: Collection[str]) -> Sequence[Listing]:
    """Everything on the map with one of these e-mail addresses (in small letters), by title."""
    query = select(Listing).where(_in_use(today), func.lower(func.trim(Listing.email)).in_(addresses))
    return store.scalars(query.order_by(Listing.title, Listing.id)).all()


def with_contact(store: Store, today: date, municipality_ids: Collection[int]) -> Sequence[Listing]:
    """Everything on the map of these municipalities that has a phone number or an address, by title."""
    reached = or_(Listing.phone.is_not(None), Listing.email.is_not(None))
    query = select(Listing).where(_in_use(today), reached, Listing.municipality_id.in_(municipality_ids))
    return store.scalars(query.order_by(Listing.title, Listing.id)).all()


def titles(store: Store, today: date, municipality_ids: Collection[int]) -> dict[str, str]:
    """Public id → title of everything on the map of these municipalities."""
    here = _in_use(today), Listing.municipality_id.in_(municipality_ids)
    return dict(store.execute(select(Listing.public_id, Listing.title).where(*here)).all())


def to_find_out(
    store: Store, today: date, patience: Mapping[int, Patience], municipality_ids: Collection[int]
) -> list[Candidate]:
    """What is overdue or doubted in these municipalities and may be called about today, asked before or not."""
    query = _candidates().where(
        _in_use(today),
        _old(store, today, patience),
        Listing.municipality_id.in_(municipality_ids),
        or_(Listing.round_again_on.is_(None), Listing.round_again_on <= today),
    )
    found = (Candidate(*row) for row in store.execute(query.order_by(Listing.id)))
    return [
        one
        for one in found
        if one.doubted_at is not None
        or one.neglected_on is not None
        or freshness.overdue(one, today, patience_of(one, patience)) >= 0
    ]


def tell_editor(store: Store, listing_ids: Sequence[int], *, now: datetime) -> None:
    """The editor heard that these wait."""
    for start in range(0, len(listing_ids), 500):
        some = Listing.id.in_(listing_ids[start : start + 500])
        store.execute(update(Listing).where(some, Listing.editor_told_at.is_(None)).values(editor_told_at=now))


def _candidates() -> Select[Any]:
    return select(*(getattr(Listing, field.name) for field in fields(Candidate)))


def neglected_since(store: Store, since: date, today: date) -> Sequence[Listing]:
    """What began to count as neglected after `since`, today at the latest."""
    return store.scalars(*_neglected(since=since, today=today)).all()


@prepared
def _neglected(since: date, today: date) -> Select[Listing]:
    neglected = Listing.neglected_on > since, Listing.neglected_on <= today
    return select(Listing).where(*neglected).order_by(Listing.id)


def looks(store: Store, listing_ids: Sequence[int], today: date) -> dict[int, int]:
    """How often coaches opened each of these in the last twelve months; those nobody opened are left out."""
    since, found = add_months(today.replace(day=1), -11), dict[int, int]()
    for start in range(0, len(listing_ids), 500):
        some = ListingLooks.listing_id.in_(listing_ids[start : start + 500])
        query = select(ListingLooks.listing_id, func.sum(ListingLooks.looks)).where(some, ListingLooks.month >= since)
        found |= {number: int(times) for number, times in store.execute(query.group_by(ListingLooks.listing_id))}
    return found


def patience_of(listing: Listing | Candidate, patience: Mapping[int, Patience]) -> Patience:
    """That of its municipality."""
    return patience.get(listing.municipality_id or 0, DEFAULT)


def _in_use(today: date) -> ColumnElement[bool]:
    return and_(Listing.status.in_(IN_USE), or_(Listing.valid_until.is_(None), Listing.valid_until >= today))


def _old(store: Store, today: date, patience: Mapping[int, Patience]) -> ColumnElement[bool]:
    """Asked about already, doubted, or older than the shortest rhythm there is."""
    rhythms = [one.rhythm_days for one in (DEFAULT, *patience.values())]
    rhythms.append(store.scalar(select(func.min(Listing.rhythm_days))) or DEFAULT.rhythm_days)
    until = today - timedelta(days=min(rhythms))
    made = datetime.combine(until + timedelta(days=1), time(), AMSTERDAM)
    return or_(
        Listing.last_confirmed_on <= until,
        and_(Listing.last_confirmed_on.is_(None), Listing.created_at < made),
        Listing.first_asked_at.is_not(None),
        Listing.doubted_at.is_not(None),
    )
