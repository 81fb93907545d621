"""SELECTs of self-scores and satisfaction over many trajectories, and of what was frozen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.models import Satisfaction, SelfScores, Trajectory
from casework.models.goals import DIMENSIONS
from foundation.storage import Store
from monitoring.facts.conditions import counted
from monitoring.periods import Period
from monitoring.positive_health.models import HealthSnapshot
from monitoring.scope import Scope

START = "start"


def pairs(store: Store, scope: Scope, period: Period, *, today: date) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Of each trajectory that was scored again in this period: its start, and the last time in the period."""
    within = SelfScores.moment != START, SelfScores.scored_on.between(period.first, period.last)
    after = {scores.trajectory_id: _marks(scores) for scores in store.scalars(_scored(scope, today).where(*within))}
    again = select(SelfScores.trajectory_id).where(*within)
    begun = _scored(scope, today).where(SelfScores.moment == START, SelfScores.trajectory_id.in_(again))
    before = {scores.trajectory_id: _marks(scores) for scores in store.scalars(begun)}
    return [(before[walk], after[walk]) for walk in sorted(after) if walk in before]


def marks(store: Store, scope: Scope, period: Period, *, today: date) -> Sequence[int]:
    """The last mark of each trajectory in this period."""
    found = select(Satisfaction.trajectory_id, Satisfaction.mark).join(
        Trajectory, Trajectory.id == Satisfaction.trajectory_id
    )
    found = found.where(*counted(scope, today), Satisfaction.answered_on.between(period.first, period.last))
    rated = store.execute(found.order_by(Satisfaction.id))
    return list({row.trajectory_id: row.mark for row in rated}.values())


def frozen(store: Store, period: str) -> set[str]:
    """The keys of the scopes that have figures of this period."""
    return set(store.scalars(select(HealthSnapshot.scope).where(HealthSnapshot.period == period)))


def latest(store: Store, scope: str) -> HealthSnapshot | None:
    """The last that was frozen of a scope."""
    found = select(HealthSnapshot).where(HealthSnapshot.scope == scope).order_by(HealthSnapshot.id.desc()).limit(1)
    return store.scalars(found).one_or_none()


def _scored(scope: Scope, today: date) -> Any:
    found = select(SelfScores).join(Trajectory, Trajectory.id == SelfScores.trajectory_id)
    return found.where(*counted(scope, today)).order_by(SelfScores.scored_on, SelfScores.id)


def _marks(scores: SelfScores) -> dict[str, Any]:
    return {name: getattr(scores, name) for name in DIMENSIONS}
