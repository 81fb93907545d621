"""A request to erase whose client went to another coach since: she asks anew, for she knows what is there now."""

from datetime import datetime

from casework.models import RightsRequest, Trajectory
from casework.queries import rights as queries
from foundation.language.dates import said_on
from foundation.people import leaves
from foundation.storage import Store


def by(store: Store, row: RightsRequest, *, now: datetime) -> int | None:
    """The person id of the coach who has to ask this anew; None where it stands as it was asked.

    It stands where her coach has left, and where who stood in for her coach asked it in those days.
    """
    walk = store.get_one(Trajectory, row.trajectory_id)
    coach, here = walk.coach_id, walk.organisation_id
    if row.kind != "erase" or coach is None or coach == row.asked_by:
        return None
    works_here = queries.is_member(store, coach, here, ("coach",), today=said_on(now))
    stood_in = leaves.in_place_of(store, coach, here, said_on(row.asked_at)) == row.asked_by
    return coach if works_here and not stood_in else None
