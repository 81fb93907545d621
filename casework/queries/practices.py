"""The practices whose clients a coach walks with, and when she met them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from casework.models import PracticeMeeting, Referral, Trajectory
from casework.queries.trajectories import is_closed
from foundation.people.models import Organisation
from foundation.storage import Store


def walked_with(store: Store, allowed: ColumnElement[bool]) -> Sequence[Row[*tuple[Any, ...]]]:
    """(Organisation, the coach's organisation, open trajectories, first referral) of every practice, by name."""
    counted = func.count(Trajectory.id.distinct()).label("clients")
    return store.execute(
        select(Organisation, Trajectory.organisation_id, counted, func.min(Referral.received_on).label("first_on"))
        .join(Trajectory, Trajectory.practice_id == Organisation.id)
        .join(Referral, Referral.trajectory_id == Trajectory.id)
        .where(allowed, ~is_closed())
        .group_by(Organisation.id, Trajectory.organisation_id)
        .order_by(Organisation.name, Trajectory.organisation_id)
    ).all()


def meetings(store: Store, person_id: int) -> Sequence[PracticeMeeting]:
    """Every meeting of a coach with a practice, earliest first."""
    return store.scalars(
        select(PracticeMeeting)
        .where(PracticeMeeting.person_id == person_id)
        .order_by(PracticeMeeting.met_on, PracticeMeeting.id)
    ).all()
