"""SELECTs about referrals."""

from collections.abc import Sequence

from sqlalchemy import select

from casework.models import Referral, Trajectory
from foundation.storage import Store


def of(store: Store, trajectory: Trajectory) -> Sequence[Referral]:
    """The referrals of a trajectory, the first one first."""
    return store.scalars(
        select(Referral).where(Referral.trajectory_id == trajectory.id).order_by(Referral.received_on, Referral.id)
    ).all()


def made_from(store: Store, draft: str) -> Referral | None:
    """The referral made from this draft."""
    return store.scalars(select(Referral).where(Referral.draft == draft)).one_or_none()
