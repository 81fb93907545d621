"""The question asked at every update: who is this account, and what may she do."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Row, and_, bindparam, or_, select

from foundation.people.models import Account, Leave, Membership, MembershipMunicipality, Organisation, Person
from foundation.storage import Store

_TODAY: BindParameter[date] = bindparam("today")
_IN_FORCE = and_(
    Membership.person_id == Person.id,
    Membership.from_on <= _TODAY,
    or_(Membership.until_on.is_(None), Membership.until_on >= _TODAY),
)
_IN_HER_PLACE = and_(
    Leave.stand_in_id == Person.id,
    Leave.accepted_at.is_not(None),
    Leave.from_on <= _TODAY,
    Leave.until_on >= _TODAY,
)
_SPEAKER = (
    select(
        Person.id.label("person_id"),
        Person.name,
        Person.language,
        Person.last_seen_at,
        Person.locks_at,
        Person.lock_minutes,
        Membership.id.label("membership_id"),
        Membership.role,
        Membership.confirmed_at,
        Organisation.id.label("organisation_id"),
        Organisation.name.label("organisation"),
        Organisation.lock_minutes.label("asked_minutes"),
        MembershipMunicipality.municipality_id,
        Leave.person_id.label("absent_id"),
        Leave.organisation_id.label("absent_from_id"),
    )
    .select_from(Account)
    .join(Person, and_(Person.id == Account.person_id, Person.blocked_at.is_(None)))
    .outerjoin(Membership, _IN_FORCE)
    .outerjoin(Organisation, and_(Organisation.id == Membership.organisation_id, Organisation.removed_at.is_(None)))
    .outerjoin(MembershipMunicipality, MembershipMunicipality.membership_id == Membership.id)
    .outerjoin(Leave, _IN_HER_PLACE)
    .where(Account.channel == bindparam("channel"), Account.number == bindparam("number"))
    .order_by(Membership.id)
)


def speaker(store: Store, channel: str, number: int, *, today: date) -> Sequence[Row[*tuple[Any, ...]]]:
    """A row per membership in force, municipality and colleague she stands in for; none for a stranger.

    A person without a membership gives one row without one. Someone blocked is a stranger.
    """
    return store.rows(_SPEAKER, {"channel": channel, "number": number, "today": today}).all()
