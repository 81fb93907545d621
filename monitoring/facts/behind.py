"""What the facts only count, one by one, with whose it is: for who may see what stands behind a figure."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import func, select

from casework.models import Client, Pause, Session, Trajectory
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory
from monitoring.facts.values import Met
from monitoring.scope import Scope


def sessions_behind(store: Store, scope: Scope, *, first: date, last: date, today: date) -> list[tuple[int, date, Met]]:
    """Client, day and kind of every session."""
    query = (
        select(Trajectory.client_id, Session.held_on, Session.status, Session.minutes)
        .join(Session, of_trajectory(Session))
        .where(Session.held_on.between(first, last), *counted(scope, today))
    )
    return [(client, on, Met(status, minutes, 1)) for client, on, status, minutes in store.execute(query)]


def resting_since(store: Store, trajectory_ids: Collection[int], *, last: date) -> Mapping[int, date]:
    """The day since when each of these trajectories rests, by its id."""
    began = select(Pause.trajectory_id, func.max(Pause.began_on)).group_by(Pause.trajectory_id)
    rows = store.execute(began.where(Pause.trajectory_id.in_(trajectory_ids), Pause.began_on <= last))
    return {trajectory: on for trajectory, on in rows if on}


def owners(store: Store, scope: Scope, *, today: date) -> Mapping[int, int]:
    """The client of every trajectory of this scope."""
    return dict(store.execute(select(Trajectory.id, Trajectory.client_id).where(*counted(scope, today))).all())


def clients_of(store: Store, scope: Scope, ids: Collection[int]) -> dict[int, str]:
    """The code names of these clients, of whom this coach walks with."""
    hers = select(Trajectory.client_id).where(Trajectory.coach_id == scope.coach_id)
    found = store.scalars(select(Client).where(Client.id.in_(ids), Client.id.in_(hers)))
    return {client.id: client.code_name for client in found}
