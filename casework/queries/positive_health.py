"""SELECTs about self-scores and satisfaction: of the same moment the newest counts."""

from sqlalchemy import exists, select

from casework.models import HealthUse, Satisfaction, SelfScores, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> dict[str, SelfScores]:
    """What was scored, by moment."""
    found = select(SelfScores).where(SelfScores.trajectory_id == trajectory.id).order_by(SelfScores.id)
    return {scores.moment: scores for scores in store.scalars(found)}


def satisfaction(store: Store, trajectory: Trajectory, months: int) -> Satisfaction | None:
    """The mark at this follow-up."""
    hers = select(Satisfaction).where(Satisfaction.trajectory_id == trajectory.id, Satisfaction.months == months)
    return store.scalars(hers.order_by(Satisfaction.id.desc()).limit(1)).one_or_none()


def uses(store: Store, organisation_id: int) -> bool:
    """Whether an organisation chose it."""
    return bool(store.scalar(select(exists().where(HealthUse.organisation_id == organisation_id))))
