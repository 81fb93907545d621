"""SELECTs about who looks after listings."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select

from foundation.people.models import Membership, Person
from foundation.people.queries.colleagues import in_force
from foundation.storage import Store
from social_map.days import day_of
from social_map.models import Listing

IN_USE = ("concept", "active", "paused")


def left(store: Store, today: date, *, limit: int = 200) -> Sequence[Listing]:
    """Listings whose owner is blocked, or no longer works for their organisation; by owner."""
    works_there = exists().where(
        Membership.person_id == Listing.owner_person_id, Membership.organisation_id == Listing.organisation_id,
        Membership.role == "provider", in_force(today),
    )  # fmt: skip
    query = select(Listing).join(Person, Person.id == Listing.owner_person_id)
    gone = query.where(Listing.status.in_(IN_USE), or_(Person.blocked_at.is_not(None), ~works_there))
    return store.scalars(gone.order_by(Listing.owner_person_id, Listing.id).limit(limit)).all()


def left_since(moment: datetime, today: date) -> ColumnElement[bool]:
    """Of a listing: somebody of its organisation kept it and was locked out since, or her membership ended."""
    was_there = Membership.organisation_id == Listing.organisation_id, Membership.role == "provider"
    ended = and_(Membership.until_on >= day_of(moment), Membership.until_on < today)
    return (
        exists()
        .where(Person.id == Membership.person_id, *was_there, Membership.confirmed_at.is_not(None))
        .where(or_(Person.blocked_at >= moment, ended))
    )
