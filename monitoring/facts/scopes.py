"""Which scopes there are, and whether theirs are real people or invented ones."""

from sqlalchemy import ColumnElement, exists, select

from casework.models import Trajectory
from foundation.people.models import Municipality
from foundation.storage import Store
from monitoring.scope import Scope


def holds_trajectories(store: Store, scope: Scope) -> bool:
    """Whether anybody was ever referred in this scope."""
    conditions: list[ColumnElement[bool]] = [Trajectory.invented.is_(scope.invented)]
    if scope.municipality_ids is not None:
        conditions.append(Trajectory.municipality_id.in_(scope.municipality_ids))
    if scope.organisation_ids is not None:
        conditions.append(Trajectory.organisation_id.in_(scope.organisation_ids))
    return bool(store.scalar(select(exists().where(*conditions))))


def municipalities_with_casework(store: Store, *, invented: bool) -> list[Municipality]:
    """The municipalities somebody was referred in, by name."""
    here = exists().where(Trajectory.municipality_id == Municipality.id, Trajectory.invented.is_(invented))
    return list(store.scalars(select(Municipality).where(here).order_by(Municipality.name)))
