"""SELECTs about who goes where, and when."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, select

from casework.models import Appointment, Client, Participation, Trajectory
from casework.queries.trajectories import is_closed
from foundation.storage import Store, prepared

AnyRow = Row[*tuple[Any, ...]]
_ON_THE_MAP = and_(Participation.listing_id.is_not(None), Participation.stopped_on.is_(None))


def first(store: Store, today: date) -> Sequence[AnyRow]:
    """The first visits agreed for today or later, in no order: ordering by id would cost SQLite the index."""
    return store.execute(*_first(today=today)).all()


@prepared
def _first(today: date) -> Select[*tuple[Any, ...]]:
    to_go = (
        Participation.planned_on.is_not(None), Participation.planned_on >= today, Participation.started_on.is_(None)
    )  # fmt: skip
    return _of(Participation.planned_on).where(*to_go)


def with_appointment(store: Store, days: Collection[date]) -> Sequence[AnyRow]:
    """What the clients take part in with whom their coach has an appointment on one of these days."""
    if not days:
        return []
    met = _of(Appointment.planned_on).join(Appointment, Appointment.trajectory_id == Trajectory.id)
    return store.execute(met.where(Appointment.planned_on.in_(days))).all()


def just_chosen(store: Store, listing_ids: Collection[int], *, since: date) -> Sequence[AnyRow]:
    """What was chosen at these listings, has not begun and has no day."""
    if not listing_ids:
        return []
    waiting = (
        Participation.listing_id.in_(listing_ids), Participation.planned_on.is_(None),
        Participation.started_on.is_(None), Participation.chosen_on >= since,
    )  # fmt: skip
    return store.execute(_of(Participation.chosen_on).where(*waiting)).all()


def _of(on: Any) -> Select[*tuple[Any, ...]]:
    belongs: ColumnElement[bool] = Participation.trajectory_id == Trajectory.id
    return (
        select(
            Participation.listing_id, on.label("on"), Trajectory.organisation_id, Trajectory.coach_id,
            Client.public_id.label("client"), Trajectory.public_id.label("trajectory"),
            Client.code_word, Client.code_number,
            Participation.public_id.label("participation"),
        )
        .select_from(Participation)
        .join(Trajectory, belongs)
        .join(Client, Client.id == Trajectory.client_id)
        .where(_ON_THE_MAP, Trajectory.coach_id.is_not(None), ~is_closed())
    )  # fmt: skip
