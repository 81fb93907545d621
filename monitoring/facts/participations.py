"""Participations, one row each, for what was chosen and who took part."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from casework.models import Participation, Trajectory
from foundation.codes import of_class
from foundation.storage import Store
from monitoring.facts.asking import asked, asked_counts
from monitoring.facts.conditions import activities, counted, of_trajectory
from monitoring.facts.together import Source, read, whole_of
from monitoring.facts.values import Joined
from monitoring.scope import Scope


def joined(source: Source, scope: Scope, *, first: date, last: date, today: date) -> tuple[Joined, ...]:
    """Participations chosen in the period, or started in it."""
    rows = read(source, _joined, scope, first=first, last=last, today=today)
    return tuple(_fact(row, today) for row in rows)


@asked
def _joined(scope: Scope, first: date, last: date, today: date) -> Select[Any]:
    in_period = or_(Participation.started_on.between(first, last), Participation.chosen_on.between(first, last))
    return _each(first, today).where(in_period, *counted(scope, today))


def taking_part(source: Source, scope: Scope, *, first: date, last: date, today: date) -> int:
    """How many clients took part in an activity on at least one day from `first` up to and with `last`."""
    return sum(count for (count,) in read(source, _taking_part, scope, first=first, last=last, today=today))


@asked_counts()
def _taking_part(scope: Scope, first: date, last: date, today: date) -> Select[int]:
    clients = select(func.count(Trajectory.client_id.distinct())).join(Participation, of_trajectory(Participation))
    return clients.where(*_going_on(scope, first, last, today))


def taking_part_behind(
    store: Store, scope: Scope, *, first: date, last: date, today: date
) -> Sequence[tuple[int, date]]:
    """Each of these clients, with the first start of what she took part in."""
    begun = select(Trajectory.client_id, func.min(Participation.started_on))
    found = begun.join(Participation, of_trajectory(Participation)).where(*_going_on(scope, first, last, today))
    return [(client, on) for client, on in store.execute(found.group_by(Trajectory.client_id)) if on]


def _going_on(scope: Scope, first: date, last: date, today: date) -> list[ColumnElement[bool]]:
    still = or_(Participation.stopped_on.is_(None), Participation.stopped_on >= first)
    return [Participation.started_on <= last, still, activities(), *counted(scope, today)]


def circles(source: Source, scope: Scope, *, first: date, last: date, today: date) -> tuple[Joined, ...]:
    """Every participation, also elsewhere, of clients who stopped in the period with a reason of class drop_out.

    Another activity elsewhere makes a stop a switch (INTERFACES), so these look over the border of the scope;
    `in_scope` tells which of them lie within it. A coach hears nothing from beyond the clients she walks with.
    Of a municipality that is read together with others these are those of all of them.
    """
    rows = read(source, _circles, whole_of(source, scope), first=first, last=last, today=today)
    here = scope.municipality_ids
    return tuple(_fact((*row, inside and (here is None or place in here)), today) for *row, place, inside in rows)


@asked
def _circles(scope: Scope, first: date, last: date, today: date) -> Select[Any]:
    inside = counted(scope, today)
    stopped = (
        select(Trajectory.client_id)
        .join(Participation, of_trajectory(Participation))
        .where(
            Participation.stopped_on.between(first, last),
            Participation.stop_reason.in_(of_class("stop_reason", "drop_out")),
            *inside,
        )
    )
    everywhere = Scope(invented=scope.invented) if scope.coach_id is None else scope
    return (
        _each(first, today)
        .add_columns(Trajectory.municipality_id, case((and_(*inside), True), else_=False))
        .where(Trajectory.client_id.in_(stopped), *counted(everywhere, today))
        .order_by(Participation.id)
    )


def _each(first: date, today: date) -> Select[Any]:
    earlier = aliased(Participation)
    before = exists().where(
        earlier.organisation_id == Participation.organisation_id,
        earlier.trajectory_id == Participation.trajectory_id,
        earlier.started_on < Participation.started_on,
        earlier.category.in_(of_class("category", "activity")),
    )
    return (
        select(
            Participation.id,
            Trajectory.client_id,
            Participation.category,
            Participation.chosen_on,
            Participation.found,
            Participation.started_on,
            Participation.stopped_on,
            Participation.stop_reason,
            case((Participation.started_on >= first, ~before), else_=False),
        )
        .join(Trajectory, of_trajectory(Participation))
        .where(activities(), or_(Participation.chosen_on <= today, Participation.started_on <= today))
    )


def _fact(row: Any, today: date) -> Joined:
    """What has not happened yet does not exist: a start or stop after today is left out."""
    number, client, category, chosen, found, started, stopped, reason, first, *inside = row
    if started and started > today:
        started = None
    if stopped and stopped > today:
        stopped, reason = None, None
    return Joined(number, client, category, chosen, found, started, stopped, reason, bool(first), *map(bool, inside))
