"""Trajectories that were not over before the period, one row each."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select

from casework.models import Closing, Participation, Referral, Session, Trajectory
from foundation.storage import Store
from monitoring.facts.conditions import activities, counted, of_trajectory, standing
from monitoring.facts.values import Walk
from monitoring.scope import Scope


def walks(
    store: Store, scope: Scope, *, first: date, last: date, today: date, frozen: Collection[str]
) -> tuple[Walk, ...]:
    """One fact per trajectory whose closing, if it stands, lies on or after `first`.

    `frozen` are the public ids of the closings that frozen reports of this scope counted.
    """
    away = _away(store, scope, first=first, last=last, today=today, frozen=frozen) if frozen else {}
    rows = store.execute(_each(scope, first=first, today=today))
    return tuple(
        Walk(client, received, held_first, held, bool(started), closed, reason, closing, *away.get(trajectory, ()))
        for trajectory, client, received, held_first, held, started, closed, reason, closing in rows
    )


def _each(scope: Scope, *, first: date, today: date) -> Select[Any]:
    received = select(func.min(Referral.received_on)).where(of_trajectory(Referral), Referral.received_on <= today)
    went = exists().where(of_trajectory(Participation), Participation.started_on <= today, activities())
    held = and_(of_trajectory(Session), Session.status == "held", Session.held_on <= today)
    return (
        select(
            Trajectory.id,
            Trajectory.client_id,
            received.correlate(Trajectory).scalar_subquery(),
            func.min(Session.held_on),
            func.count(Session.id),
            case((Closing.id.is_not(None), went), else_=False),
            Closing.closed_on,
            Closing.reason,
            Closing.public_id,
        )
        .outerjoin(Closing, and_(of_trajectory(Closing), standing(today)))
        .outerjoin(Session, held)
        .where(or_(Closing.id.is_(None), Closing.closed_on >= first), *counted(scope, today))
        .group_by(Trajectory.id, Closing.id)
    )


def _away(
    store: Store, scope: Scope, *, first: date, last: date, today: date, frozen: Collection[str]
) -> dict[int, tuple[date, date]]:
    """Trajectories reopened in the period whose closing, before it, a frozen report had counted."""
    rows = store.execute(
        select(Trajectory.id, Closing.closed_on, Closing.reopened_on, Closing.public_id)
        .join(Closing, of_trajectory(Closing))
        .where(Closing.closed_on < first, Closing.reopened_on.between(first, last), *counted(scope, today))
        .order_by(Closing.closed_on)
    )
    return {
        trajectory: (closed, reopened)
        for trajectory, closed, reopened, closing in rows
        if reopened and closing in frozen
    }
