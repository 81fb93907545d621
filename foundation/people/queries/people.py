"""SELECTs about people and their memberships."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, Select, or_, select

from foundation.people.models import Account, Membership, Organisation, Person
from foundation.storage import Store


def everyone(store: Store, *, today: date) -> Sequence[Row[Person, Membership, Organisation]]:
    """A row (Person, Membership or None, Organisation or None) per membership in force, by name."""
    query = (
        select(Person, Membership, Organisation)
        .outerjoin(
            Membership,
            (Membership.person_id == Person.id) & or_(Membership.until_on.is_(None), Membership.until_on >= today),
        )
        .outerjoin(Organisation, Organisation.id == Membership.organisation_id)
        .order_by(Person.name, Person.id, Membership.id)
    )
    return store.execute(query).all()


def with_public_id(store: Store, public_id: str) -> Person | None:
    """The person with this public id."""
    return store.scalars(select(Person).where(Person.public_id == public_id)).one_or_none()


def called(store: Store, name: str) -> Sequence[Person]:
    """The people with exactly this name."""
    return store.scalars(select(Person).where(Person.name == name).order_by(Person.id)).all()


def of_account(store: Store, channel: str, number: int) -> Person | None:
    """The person behind an account, blocked or not."""
    account = store.get(Account, (channel, number))
    return None if account is None else store.get(Person, account.person_id)


def accounts_of(store: Store, person_id: int, channel: str | None = None) -> Sequence[Account]:
    """The accounts of a person, in one channel or in all."""
    query = select(Account).where(Account.person_id == person_id).order_by(Account.channel, Account.number)
    return store.scalars(query if channel is None else query.where(Account.channel == channel)).all()


def accounts_with_role(store: Store, role: str, *, today: date) -> Sequence[Account]:
    """The reachable accounts of everybody who has this confirmed role today."""
    holders = select(Membership.person_id).where(
        Membership.role == role,
        Membership.confirmed_at.is_not(None),
        Membership.from_on <= today,
        or_(Membership.until_on.is_(None), Membership.until_on >= today),
    )
    return store.scalars(
        select(Account)
        .join(Person, Person.id == Account.person_id)
        .where(Account.reachable, Person.blocked_at.is_(None), Account.person_id.in_(holders))
        .order_by(Account.person_id, Account.channel, Account.number)
    ).all()


def memberships_of(store: Store, person_id: int, *, today: date) -> Sequence[Membership]:
    """The memberships of a person that have not ended."""
    return store.scalars(_not_ended(today).where(Membership.person_id == person_id)).all()


def membership_as(store: Store, person_id: int, role: str, organisation_id: int, *, today: date) -> Membership | None:
    """The membership of this person in this role and organisation that has not ended, if any."""
    query = _not_ended(today).where(
        Membership.person_id == person_id, Membership.role == role, Membership.organisation_id == organisation_id
    )
    return store.scalars(query).first()


def membership(store: Store, public_id: str) -> Membership | None:
    """The membership with this public id."""
    return store.scalars(select(Membership).where(Membership.public_id == public_id)).one_or_none()


def _not_ended(today: date) -> Select[Membership]:
    return (
        select(Membership)
        .where(or_(Membership.until_on.is_(None), Membership.until_on >= today))
        .order_by(Membership.id)
    )
