"""Of what is counted: from which practice, to which organisation, where, as which variant, and who walks with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, String, false, func, literal, or_, select, union_all

from casework.models import BareReferral, Closing, Participation, Preference, Referral, Trajectory
from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory, placed, standing
from monitoring.facts.values import ITSELF, Referred
from monitoring.scope import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """Names; None where nobody told. `coach_id`: who walks with the client now. `variant`: see `_variant`."""

    organisation: str | None = None
    practice: str | None = None
    neighbourhood: str | None = None
    coach_id: int | None = None
    variant: str | None = None


def of_walks(store: Store, scope: Scope, *, first: date, today: date, variants: bool = False) -> Mapping[int, Place]:
    """By the id of each trajectory that was not over before `first`. `variants`: with those, which take longer."""
    over = select(Closing.trajectory_id).where(Closing.closed_on < first, standing(today))
    found = select(Trajectory.id, *_WHERE, _variant(variants, today)).outerjoin(Preference, of_trajectory(Preference))
    return _read(store, found.where(Trajectory.id.not_in(over), *counted(scope, today)))


def of_participations(
    store: Store, scope: Scope, *, first: date, last: date, today: date, variants: bool = False
) -> Mapping[int, Place]:
    """By the id of each participation that was chosen or started in these days."""
    days = or_(Participation.started_on.between(first, last), Participation.chosen_on.between(first, last))
    found = select(Participation.id, *_WHERE, _variant(variants, today)).join(Trajectory, of_trajectory(Participation))
    told = found.outerjoin(Preference, of_trajectory(Preference))
    return _read(store, told.where(days, *counted(scope, today)))


def referred(store: Store, scope: Scope, *, first: date, last: date, today: date) -> list[tuple[str | None, Referred]]:
    """The referrals of I1 with the neighbourhood of each; of who did not consent nobody knows it."""
    received = (
        select(Preference.neighbourhood, Referral.referrer_type, Referral.repeat)
        .select_from(Referral)
        .join(Trajectory, of_trajectory(Referral))
        .outerjoin(Preference, of_trajectory(Preference))
        .where(Referral.received_on.between(first, last), *counted(scope, today))
    )
    sent_back = (
        select(Preference.neighbourhood, Closing.reopened_by, false())
        .select_from(Closing)
        .join(Trajectory, of_trajectory(Closing))
        .outerjoin(Preference, of_trajectory(Preference))
        .where(Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None), *counted(scope, today))
    )
    bare = select(literal(None, String()), BareReferral.referrer_type, false()).where(
        BareReferral.received_on.between(first, last), BareReferral.received_on <= today, *placed(BareReferral, scope)
    )
    each = union_all(received, sent_back, bare).subquery("each_referral")
    rows = store.execute(select(*each.c, func.count()).group_by(*each.c))
    return [(where, Referred(kind, bool(repeat), count)) for where, kind, repeat, count in map(tuple, rows)]


_WHERE = Trajectory.organisation_id, Trajectory.practice_id, Preference.neighbourhood, Trajectory.coach_id


def _variant(wanted: bool, today: date) -> ColumnElement[str | None]:
    """That of the first referral, of which nobody need tell that it is Welzijn op Recept (DOMAIN T10)."""
    if not wanted:
        return literal(None, String())
    told = select(func.coalesce(Referral.variant, ITSELF))
    first = told.where(of_trajectory(Referral), Referral.received_on <= today)
    return first.order_by(Referral.received_on, Referral.id).limit(1).correlate(Trajectory).scalar_subquery()


def _read(store: Store, query: Select[int, int, int | None, str | None, int | None, str | None]) -> dict[int, Place]:
    rows = store.rows(query, {}).all()
    ids = {number for row in rows for number in row[1:3] if number}
    found = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    names: dict[int | None, str] = dict(store.execute(found).all())
    return {row[0]: Place(names.get(row[1]), names.get(row[2]), *row[3:]) for row in rows}
