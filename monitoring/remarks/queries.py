"""SELECTs about bottlenecks and successes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, false, or_, select

from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.remarks.models import Remark
from monitoring.scope import Scope

MOST = 50


def called(store: Store, public_id: str) -> Remark | None:
    """The remark with this id."""
    return store.scalars(select(Remark).where(Remark.public_id == public_id)).one_or_none()


def made_from(store: Store, draft: str) -> Remark | None:
    """The remark that was made from this draft."""
    return store.scalars(select(Remark).where(Remark.draft == draft)).one_or_none()


def told_by(store: Store, person_id: int) -> Sequence[Remark]:
    """What somebody said, newest first."""
    newest = Remark.told_on.desc(), Remark.id.desc()
    return store.scalars(select(Remark).where(Remark.told_by == person_id).order_by(*newest).limit(MOST)).all()


def of_period(store: Store, scope: Scope, first: date, last: date, today: date) -> Sequence[Remark]:
    """What stands in a report: bottlenecks that were open or closed in these days, and successes told in them.

    What happened after `today` is not there yet. What is to be done first comes first; what was closed comes last.
    """
    told = Remark.told_on <= min(last, today)
    open_then = or_(Remark.closed_on.is_(None), Remark.closed_on >= first)
    wanted = or_(Remark.told_on >= first, (Remark.kind == "bottleneck") & open_then)
    return _some(store, scope, told, wanted)


def standing(store: Store, scope: Scope, *, since: date) -> Sequence[Remark]:
    """What a regisseur looks at: open bottlenecks, and what was closed or told since this day."""
    still = (Remark.kind == "bottleneck") & Remark.closed_on.is_(None)
    return _some(store, scope, or_(still, Remark.closed_on >= since, Remark.told_on >= since))


def unheard(store: Store) -> Sequence[Remark]:
    """What was closed, and of which the teller has not heard that yet."""
    closed = Remark.closed_on.is_not(None), Remark.heard_at.is_(None)
    return store.scalars(select(Remark).where(*closed).order_by(Remark.closed_on, Remark.id).limit(MOST)).all()


def _some(store: Store, scope: Scope, *wanted: ColumnElement[bool]) -> Sequence[Remark]:
    found = select(Remark).join(Organisation, Organisation.id == Remark.organisation_id)
    order = Remark.closed_on.is_not(None), Remark.due_on.is_(None), Remark.due_on, Remark.told_on, Remark.id
    return store.scalars(found.where(*wanted, *_placed(scope)).order_by(*order).limit(MOST)).all()


def _placed(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Organisation.invented.is_(scope.invented)]
    if scope.municipality_ids is not None:
        found.append(Remark.municipality_id.in_(scope.municipality_ids))
    if scope.organisation_ids is not None:
        found.append(Remark.organisation_id.in_(scope.organisation_ids))
    told = scope.invented, scope.municipality, None, scope.organisation
    if scope != Scope(scope.municipality_ids, scope.organisation_ids, *told):
        found.append(false())  # of one coach, or of anything narrower than these, there are none
    return found
