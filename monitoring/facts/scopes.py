"""Which scopes there are, and whether theirs are real people or invented ones."""

from sqlalchemy import exists, or_, select

from casework.models import BareReferral, Trajectory
from foundation.people.models import Municipality
from foundation.storage import Store
from monitoring.facts.conditions import placed
from monitoring.scope import Scope


def holds_trajectories(store: Store, scope: Scope) -> bool:
    """Whether anybody was ever referred in this scope."""
    kinds: tuple[type[Trajectory | BareReferral], ...] = (Trajectory, BareReferral)
    return any(store.scalar(select(exists().where(*placed(table, scope)))) for table in kinds)


def municipalities_with_casework(store: Store, *, invented: bool) -> list[Municipality]:
    """The municipalities somebody was referred in, by name."""
    here = [
        exists().where(table.municipality_id == Municipality.id, table.invented.is_(invented))
        for table in (Trajectory, BareReferral)
    ]
    return list(store.scalars(select(Municipality).where(or_(*here)).order_by(Municipality.name)))
