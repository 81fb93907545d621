"""Trajectories that were not over before the period, one row each, and how those ended that were closed in it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, func, select

from casework.models import Closing, Participation, Referral, Session, Trajectory
from monitoring.facts.asking import asked
from monitoring.facts.conditions import activities, counted, of_trajectory, standing
from monitoring.facts.together import Source, read
from monitoring.facts.values import Ending, Walk
from monitoring.scope import Scope


def walks(
    source: Source, scope: Scope, *, first: date, last: date, today: date, frozen: Collection[str]
) -> tuple[Walk, ...]:
    """One fact per trajectory that somebody was in, or waited for, between `first` and `last`.

    `frozen` are the public ids of the closings that frozen reports of this scope counted.
    """
    away = _away(source, scope, first=first, last=last, today=today, frozen=frozen) if frozen else {}
    endings = _endings(source, scope, first=first, last=last, today=today)
    rows = read(source, _each, scope, first=first, last=last, today=today)
    never: tuple[date | None, date | None] = (None, None)
    found = []
    for trajectory, client, received, held in rows:
        if received or held or trajectory in endings:
            gone, back = away.get(trajectory, never)
            found.append(Walk(client, received, held, endings.get(trajectory), gone, back, trajectory))
    return tuple(found)


@asked
def _each(scope: Scope, first: date, last: date, today: date) -> Select[int, int, date, date]:
    """Trajectory, client, first referral and first talk, for what was not closed before `first`."""
    over = select(Closing.trajectory_id).where(Closing.closed_on < first, standing(today))
    received = select(func.min(Referral.received_on)).where(of_trajectory(Referral), Referral.received_on <= last)
    held = (
        select(Session.held_on)
        .where(of_trajectory(Session), Session.status == "held", Session.held_on <= last)
        .order_by(Session.held_on)
        .limit(1)
    )
    return select(
        Trajectory.id,
        Trajectory.client_id,
        received.correlate(Trajectory).scalar_subquery(),
        held.correlate(Trajectory).scalar_subquery(),
    ).where(Trajectory.id.not_in(over), *counted(scope, today))


def _endings(source: Source, scope: Scope, *, first: date, last: date, today: date) -> dict[int, Ending]:
    """How the trajectories ended whose closing lies in the period and stands."""
    rows = read(source, _ended, scope, first=first, last=last, today=today)
    return {
        trajectory: Ending(closed, reason, closing, talks, bool(started))
        for trajectory, closed, reason, closing, talks, started in rows
    }


@asked
def _ended(scope: Scope, first: date, last: date, today: date) -> Select[Any]:
    held = select(func.count()).where(of_trajectory(Session), Session.status == "held", Session.held_on <= today)
    went = exists().where(of_trajectory(Participation), Participation.started_on <= today, activities())
    return (
        select(
            Trajectory.id,
            Closing.closed_on,
            Closing.reason,
            Closing.public_id,
            held.correlate(Trajectory).scalar_subquery(),
            went.correlate(Trajectory),
        )
        .join(Closing, of_trajectory(Closing))
        .where(Closing.closed_on.between(first, last), standing(today), *counted(scope, today))
    )


def _away(
    source: Source, scope: Scope, *, first: date, last: date, today: date, frozen: Collection[str]
) -> dict[int, tuple[date, date]]:
    """Trajectories reopened in the period whose closing, before it, a frozen report had counted."""
    rows = read(source, _reopened, scope, first=first, last=last, today=today)
    return {
        trajectory: (closed, reopened)
        for trajectory, closed, reopened, closing in rows
        if reopened and closing in frozen
    }


@asked
def _reopened(scope: Scope, first: date, last: date, today: date) -> Select[int, date, date | None, str]:
    return (
        select(Trajectory.id, Closing.closed_on, Closing.reopened_on, Closing.public_id)
        .join(Closing, of_trajectory(Closing))
        .where(Closing.closed_on < first, Closing.reopened_on.between(first, last), *counted(scope, today))
        .order_by(Closing.closed_on)
    )
