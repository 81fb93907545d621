"""SELECTs about who is away, and who stands in."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from foundation.people.models import Leave
from foundation.storage import Store


def with_public_id(store: Store, public_id: str) -> Leave | None:
    """The leave with this public id."""
    return store.scalars(select(Leave).where(Leave.public_id == public_id)).one_or_none()


def coming(store: Store, person_id: int, today: date) -> Sequence[Leave]:
    """The leaves of a person that are not over, earliest first."""
    hers = select(Leave).where(Leave.person_id == person_id, Leave.until_on >= today)
    return store.scalars(hers.order_by(Leave.from_on, Leave.id)).all()


def asked_of(store: Store, person_id: int, today: date) -> Sequence[Leave]:
    """The leaves that wait for the answer of this person, earliest first."""
    asked = Leave.stand_in_id == person_id, Leave.accepted_at.is_(None), Leave.until_on >= today
    return store.scalars(select(Leave).where(*asked).order_by(Leave.from_on, Leave.id)).all()


def unanswered(store: Store, today: date) -> Sequence[Leave]:
    """Every leave for which somebody was asked to stand in who has not answered yet."""
    asked = Leave.stand_in_id.is_not(None), Leave.accepted_at.is_(None), Leave.until_on >= today
    return store.scalars(select(Leave).where(*asked).order_by(Leave.id)).all()


def on(store: Store, person_id: int, organisation_id: int, day: date) -> Leave | None:
    """The leave of a person from this organisation on a day; one with somebody who stands in goes first."""
    here = Leave.person_id == person_id, Leave.organisation_id == organisation_id
    found = select(Leave).where(*here, Leave.from_on <= day, Leave.until_on >= day)
    return store.scalars(found.order_by(Leave.accepted_at.is_(None), Leave.id).limit(1)).first()


def overlapping(store: Store, person_id: int, organisation_id: int, from_on: date, until_on: date) -> Sequence[Leave]:
    """The leaves of a person from this organisation that touch these days."""
    here = Leave.person_id == person_id, Leave.organisation_id == organisation_id
    return store.scalars(select(Leave).where(*here, Leave.from_on <= until_on, Leave.until_on >= from_on)).all()


def stood_in(store: Store, person_ids: Collection[int], since: date) -> set[int]:
    """Who agreed to stand in for any of these persons, on days that were not over before this one."""
    agreed = Leave.accepted_at.is_not(None), Leave.until_on >= since
    found = store.scalars(select(Leave.stand_in_id).where(Leave.person_id.in_(person_ids), *agreed))
    return {person_id for person_id in found if person_id is not None}
