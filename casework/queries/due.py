"""What could be asked today: found by two small indexes, to be judged by the rows themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, select

from casework.models import Client, Participation, Trajectory
from casework.queries.barriers import is_paused
from foundation.storage import Store

_WALK = (
    Trajectory.id,
    Trajectory.public_id,
    Trajectory.organisation_id,
    Trajectory.coach_id,
    Client.code_word,
    Client.code_number,
)


def checks(store: Store, today: date) -> Sequence[Row[*tuple[Any, ...]]]:
    """Trajectories with a coach whose next check has come."""
    return store.execute(
        select(*_WALK)
        .join(Client, Client.id == Trajectory.client_id)
        .where(Trajectory.next_check_on <= today, Trajectory.coach_id.is_not(None))
        .order_by(Trajectory.coach_id, Trajectory.next_check_on, Trajectory.id)
    ).all()


def starts(store: Store, today: date) -> Sequence[Row[*tuple[Any, ...]]]:
    """Choices that should have begun by now, with their trajectory. `waits`: no start, no end, no pause.

    Only the day is asked of the database: SQLite would rather walk through everything that never stopped.
    """
    waits = and_(Participation.started_on.is_(None), Participation.stopped_on.is_(None), ~is_paused()).label("waits")
    subject = (Participation.public_id.label("subject"), Participation.ask_start_on, Participation.listing_name, waits)
    return store.execute(
        select(*_WALK, *subject)
        .join(Trajectory, Trajectory.id == Participation.trajectory_id)
        .join(Client, Client.id == Trajectory.client_id)
        .where(
            Participation.ask_start_on <= today,
            Trajectory.coach_id.is_not(None),
        )
        .order_by(Trajectory.coach_id, Participation.ask_start_on, Participation.id)
    ).all()
