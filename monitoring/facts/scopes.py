"""Which scopes there are, from when on there is anything in them, and whether theirs are real people or invented."""

from datetime import date
from functools import cache, lru_cache

from sqlalchemy import ColumnElement, Select, exists, or_, select

from casework.models import BareReferral, Closing, Participation, Referral, Session, Trajectory
from foundation.people.models import Municipality, Organisation
from foundation.people.queries import organisations
from foundation.storage import Store
from monitoring.facts.asking import asked
from monitoring.facts.conditions import of_trajectory, placed
from monitoring.facts.wishes import of_scope
from monitoring.scope import Scope
from social_map.wishes.models import Wish


def holds_trajectories(store: Store, scope: Scope) -> bool:
    """Whether anybody was ever referred in this scope."""
    return any(store.scalar(_anybody(table, scope)) for table in (Trajectory, BareReferral))


@lru_cache(maxsize=100)
def _anybody(table: type[Trajectory | BareReferral], scope: Scope) -> Select[bool]:
    return select(exists().where(*placed(table, scope)))


def municipalities_with_casework(
    store: Store, organisation_ids: frozenset[int] | None = None, *, invented: bool
) -> list[Municipality]:
    """The municipalities somebody was referred in (to one of these organisations), by name."""
    return list(store.scalars(_with_casework(invented, organisation_ids)))


@lru_cache(maxsize=100)
def _with_casework(invented: bool, organisation_ids: frozenset[int] | None) -> Select[Municipality]:
    scope = Scope(organisation_ids=organisation_ids, invented=invented)
    here = [
        exists().where(table.municipality_id == Municipality.id, *placed(table, scope))
        for table in (Trajectory, BareReferral)
    ]
    return select(Municipality).where(or_(*here)).order_by(Municipality.name)


def organisations_with_casework(store: Store, *, invented: bool) -> list[Organisation]:
    """The organisations somebody was referred to, by name."""
    return list(store.scalars(_referred_to(invented)))


@cache
def _referred_to(invented: bool) -> Select[Organisation]:
    here = [
        exists().where(table.organisation_id == Organisation.id, table.invented.is_(invented))
        for table in (Trajectory, BareReferral)
    ]
    return select(Organisation).where(or_(*here)).order_by(Organisation.name, Organisation.id)


def organisation_named(store: Store, name: str) -> Organisation | None:
    """The welfare organisation of this name (capitals and white space do not matter)."""
    return next(iter(organisations.called(store, " ".join(name.split()), "welfare")), None)


def has_begun(store: Store, scope: Scope, last: date) -> bool:
    """Whether anything at all happened in this scope up to and with `last`: if not, every figure is nought."""
    return bool(store.scalar(*_has_begun(scope, last=last)))


@asked
def _has_begun(scope: Scope, last: date) -> Select[bool]:
    here = placed(Trajectory, scope)
    happened: list[ColumnElement[bool]] = [
        exists().where(of_trajectory(Referral), Referral.received_on <= last, *here),
        exists().where(of_trajectory(Session), Session.held_on <= last, *here),
        exists().where(of_trajectory(Participation), _joined_by(last), *here),
        exists().where(of_trajectory(Closing), Closing.closed_on <= last, *here),
        exists().where(BareReferral.received_on <= last, *placed(BareReferral, scope)),
        exists().where(Wish.month <= last, *of_scope(scope)),
    ]
    return select(or_(*happened))


def _joined_by(last: date) -> ColumnElement[bool]:
    return or_(Participation.chosen_on <= last, Participation.started_on <= last, Participation.stopped_on <= last)
