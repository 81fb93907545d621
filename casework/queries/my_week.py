"""What happened in a week of one coach, counted."""

from datetime import date

from sqlalchemy import ColumnElement, func, select

from casework.models import Closing, Feedback, Referral, Trajectory
from casework.models.feedback import NOT_NEEDED
from foundation.storage import Store


def counts(store: Store, allowed: ColumnElement[bool], person_id: int, first: date, last: date) -> tuple[int, int, int]:
    """(Trajectories that began, closings that stand, letters she sent) from one day until and with another."""
    hers = select(Trajectory.id).where(allowed)
    new = select(func.count(Referral.trajectory_id.distinct())).where(
        Referral.trajectory_id.in_(hers), ~Referral.repeat, Referral.received_on.between(first, last)
    )
    closed = select(func.count(Closing.id)).where(
        Closing.trajectory_id.in_(hers), Closing.reopened_on.is_(None), Closing.closed_on.between(first, last)
    )
    letters = select(func.count(Feedback.id)).where(
        Feedback.logged_by == person_id, Feedback.channel != NOT_NEEDED, Feedback.sent_on.between(first, last)
    )
    return store.scalar(new) or 0, store.scalar(closed) or 0, store.scalar(letters) or 0
