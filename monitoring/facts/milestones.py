"""The cohorts of three and six months: trajectories whose first start was so long ago in the period."""

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import Select, func, select

from casework.models import Closing, FollowUp, Participation, Trajectory
from foundation.language.dates import add_months
from foundation.storage import Store
from monitoring.facts.conditions import activities, counted, of_trajectory, standing
from monitoring.facts.values import Milestone, Stay
from monitoring.scope import Scope

_DIED = "overleden"
_MONTH_ENDS = timedelta(days=3)  # 28 February is three months after 28, 29 and 30 November


def milestones(
    store: Store, scope: Scope, months: int, *, first: date, last: date, today: date
) -> tuple[Milestone, ...]:
    """Every trajectory whose milestone, so many calendar months after its first start, lies in the period."""
    begun = _first_starts(scope, months, first=first, last=last, today=today)
    due: dict[int, date] = {}
    for trajectory, start in store.execute(begun):
        on = add_months(start, months) if start else None
        if on and first <= on <= last:
            due[trajectory] = on
    cohort = begun.with_only_columns(Trajectory.id)
    stays, deaths = _stays(store, cohort, today)
    for trajectory, closed in _deaths(store, cohort, today):
        deaths[trajectory].append(closed)
    answers = _answers(store, cohort, months, today)
    return tuple(
        Milestone(on, tuple(stays[trajectory]), answers.get(trajectory), min(deaths[trajectory], default=None))
        for trajectory, on in due.items()
    )


def _first_starts(scope: Scope, months: int, *, first: date, last: date, today: date) -> Select[int, date | None]:
    """Trajectory and first start, for starts that may have their milestone in the period."""
    earliest = add_months(first, -months) - _MONTH_ENDS
    latest = add_months(last, -months) + _MONTH_ENDS
    around = (
        select(Participation.trajectory_id)
        .where(Participation.started_on.between(earliest, latest), activities())
    )  # fmt: skip
    start = func.min(Participation.started_on)
    return (
        select(Trajectory.id, start)
        .join(Participation, of_trajectory(Participation))
        .where(Trajectory.id.in_(around), Participation.started_on <= today, activities(), *counted(scope, today))
        .group_by(Trajectory.id)
        .having(start.between(earliest, latest))
    )


def _stays(
    store: Store, cohort: Select[int], today: date
) -> tuple[defaultdict[int, list[Stay]], defaultdict[int, list[date]]]:
    stays: defaultdict[int, list[Stay]] = defaultdict(list)
    deaths: defaultdict[int, list[date]] = defaultdict(list)
    rows = store.execute(
        select(
            Participation.trajectory_id, Participation.started_on, Participation.stopped_on, Participation.stop_reason
        )
        .where(Participation.trajectory_id.in_(cohort), activities())
        .order_by(Participation.id)
    )
    for trajectory, started, stopped, reason in rows:
        over = stopped if stopped and stopped <= today else None
        if over and reason == _DIED:
            deaths[trajectory].append(over)
        if started and started <= today:
            stays[trajectory].append(Stay(started, over, reason if over else None))
    return stays, deaths


def _deaths(store: Store, cohort: Select[int], today: date) -> list[tuple[int, date]]:
    query = select(Closing.trajectory_id, Closing.closed_on).where(
        Closing.trajectory_id.in_(cohort), Closing.reason == _DIED, standing(today)
    )
    return [(trajectory, closed) for trajectory, closed in store.execute(query)]


def _answers(store: Store, cohort: Select[int], months: int, today: date) -> dict[int, str]:
    """The newest answer of each trajectory; answered twice, the last one counts (DOMAIN §2.5, 13)."""
    query = (
        select(FollowUp.trajectory_id, FollowUp.outcome)
        .where(FollowUp.trajectory_id.in_(cohort), FollowUp.months == months, FollowUp.answered_on <= today)
        .order_by(FollowUp.id)
    )
    return dict(store.execute(query).all())
