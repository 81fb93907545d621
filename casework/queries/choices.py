"""SELECTs about what was chosen, over everybody."""

from datetime import date

from sqlalchemy import func, select

from casework.models import Participation, Trajectory
from foundation.storage import Store


def clients(store: Store, listing_id: int, *, since: date, until: date) -> int:
    """How many different clients chose a listing from `since` until the day before `until`."""
    query = (
        select(func.count(func.distinct(Trajectory.client_id)))
        .join(Participation, Participation.trajectory_id == Trajectory.id)
        .where(
            Participation.listing_id == listing_id, Participation.chosen_on >= since, Participation.chosen_on < until
        )
    )
    return store.scalar(query) or 0
