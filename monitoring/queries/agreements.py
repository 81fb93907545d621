"""SELECTs about agreements, and about who may see to one."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, or_, select

from foundation.people.models import Membership, MembershipMunicipality, Organisation, Person
from foundation.people.queries.colleagues import in_force
from foundation.storage import Store
from monitoring.steering_models import Agreement

ROLES = ("regisseur", "coordinator", "coach")


def visible(
    store: Store, municipality_ids: Collection[int], person_id: int | None, *, most: int, is_open: bool = True
) -> Sequence[Row[Agreement, Person, Organisation]]:
    """(Agreement, owner, organisation or None) of these municipalities or of this owner, the first due first."""
    state = Agreement.done_on.is_(None) if is_open else Agreement.done_on.is_not(None)
    hers = or_(Agreement.municipality_id.in_(municipality_ids), Agreement.owner_id == person_id)
    order = Agreement.due_on if is_open else Agreement.done_on.desc()
    return store.execute(_each(hers, state).order_by(order, Agreement.id).limit(most)).all()


def with_organisation(
    store: Store, organisation_id: int, municipality_id: int, *, most: int
) -> Sequence[Row[Agreement, Person, Organisation]]:
    """The open ones with this practice or organisation in one municipality."""
    here = Agreement.organisation_id == organisation_id, Agreement.municipality_id == municipality_id
    return store.execute(_each(*here, Agreement.done_on.is_(None)).order_by(Agreement.due_on).limit(most)).all()


def one(store: Store, public_id: str) -> Agreement | None:
    """The agreement with this public id, unless it was taken back."""
    found = select(Agreement).where(Agreement.public_id == public_id, Agreement.taken_back_at.is_(None))
    return store.scalars(found).one_or_none()


def due(store: Store, until: date) -> Sequence[Agreement]:
    """Every open one that is due up to and with this day, by owner."""
    found = select(Agreement).where(
        Agreement.done_on.is_(None), Agreement.taken_back_at.is_(None), Agreement.due_on <= until
    )
    return store.scalars(found.order_by(Agreement.owner_id, Agreement.due_on, Agreement.id)).all()


def owners(store: Store, municipality_id: int, *, today: date) -> Sequence[Person]:
    """Everybody who steers, coordinates or coaches in this municipality, by name."""
    here = select(MembershipMunicipality.membership_id).where(MembershipMunicipality.municipality_id == municipality_id)
    hers = select(Membership.person_id).where(
        Membership.role.in_(ROLES), in_force(today), Membership.id.in_(here)
    )  # fmt: skip
    people = select(Person).where(Person.id.in_(hers), Person.blocked_at.is_(None))
    return store.scalars(people.order_by(Person.name, Person.id)).all()


def _each(*where: ColumnElement[bool]) -> Select[Agreement, Person, Organisation]:
    return (
        select(Agreement, Person, Organisation)
        .join(Person, Person.id == Agreement.owner_id)
        .outerjoin(Organisation, Organisation.id == Agreement.organisation_id)
        .where(Agreement.taken_back_at.is_(None), *where)
    )
