"""SELECTs about who works where today."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Row, and_, or_, select

from foundation.people.models import Membership, Person
from foundation.storage import Store


def of(store: Store, organisation_ids: Collection[int], role: str, *, today: date) -> Sequence[Person]:
    """Everybody with this role in one of these organisations, not blocked, by name."""
    query = select(Person).join(Membership, Membership.person_id == Person.id)
    here = (Membership.organisation_id.in_(organisation_ids), Membership.role == role, in_force(today))
    return store.scalars(query.where(*here, Person.blocked_at.is_(None)).distinct().order_by(Person.name)).all()


def members(
    store: Store, organisation_ids: Collection[int], role: str, *, today: date
) -> Sequence[Row[Membership, Person]]:
    """(Membership, Person) of everybody with this role in one of these organisations, not blocked, by name."""
    query = select(Membership, Person).join(Person, Person.id == Membership.person_id)
    here = (Membership.organisation_id.in_(organisation_ids), Membership.role == role, in_force(today))
    return store.execute(query.where(*here, Person.blocked_at.is_(None)).order_by(Person.name, Membership.id)).all()


def in_force(today: date) -> ColumnElement[bool]:
    """Of a membership: confirmed, begun and not ended."""
    return and_(
        Membership.confirmed_at.is_not(None), Membership.from_on <= today,
        or_(Membership.until_on.is_(None), Membership.until_on >= today),
    )  # fmt: skip
