"""SELECTs about consent."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, not_, select

from casework.models import Consent, Trajectory
from casework.queries.rights import held
from foundation.storage import Store, prepared

AT_ONCE = 100


def of(store: Store, trajectory: Trajectory) -> Sequence[Consent]:
    """Every answer of a trajectory, oldest first; of the same purpose the last one counts."""
    return store.scalars(*_of(trajectory_id=trajectory.id)).all()


@prepared
def _of(trajectory_id: int) -> Select[Consent]:
    return select(Consent).where(Consent.trajectory_id == trajectory_id).order_by(Consent.answered_on, Consent.id)


def answered(store: Store, trajectory: Trajectory, purpose: str) -> bool:
    """Whether there is an answer for this purpose, yes or no."""
    return any(given.purpose == purpose for given in of(store, trajectory))


def unanswered(store: Store, *, asked_before: date) -> Sequence[Trajectory]:
    """The trajectories that wait for an answer since before this day, so many at a time; not what must be kept."""
    return store.scalars(*_unanswered(asked_before=asked_before)).all()


@prepared
def _unanswered(asked_before: date) -> Select[Trajectory]:
    late = select(Trajectory).where(Trajectory.consent_asked_on < asked_before, not_(held()))
    return late.order_by(Trajectory.id).limit(AT_ONCE)
