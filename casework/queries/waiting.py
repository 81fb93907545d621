"""SELECTs about who waits for a first talk, for counting only: no names, no coaches."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from casework.models import Referral, Session, Trajectory
from casework.queries.barriers import is_paused
from casework.queries.trajectories import is_closed
from foundation.storage import Store

_received = func.min(Referral.received_on)


def long(store: Store, municipality_ids: Collection[int], *, before: date) -> Sequence[Row[*tuple[Any, ...]]]:
    """(id, received_on) of the trajectories that came in before this day, had no talk, and do not rest."""
    return store.execute(_waiting(municipality_ids).where(~is_paused()).having(_received < before)).all()


def _waiting(municipality_ids: Collection[int]) -> Select[int, date]:
    held = exists().where(Session.trajectory_id == Trajectory.id, Session.status == "held")
    return (
        select(Trajectory.id, _received.label("received_on"))
        .join(Referral, Referral.trajectory_id == Trajectory.id)
        .where(Trajectory.municipality_id.in_(municipality_ids), Trajectory.invented.is_(False), ~held, ~is_closed())
        .group_by(Trajectory.id)
    )
