"""The cohorts of three and six months: trajectories whose first start was so long ago in the period."""

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

from sqlalchemy import Select, select

from casework.models import Closing, Enjoyment, FollowUp, Participation, Trajectory
from foundation.language.dates import add_months
from foundation.storage import Store
from monitoring.facts.conditions import activities, counted, of_trajectory, standing
from monitoring.facts.values import Milestone, Stay
from monitoring.scope import Scope

_DIED = "overleden"
PLUS = 6  # months after which it is asked how she likes it (DOMAIN I17)
_MONTH_ENDS = timedelta(days=3)  # 28 February is three months after 28, 29 and 30 November


def milestones(
    store: Store, scope: Scope, months: int, *, first: date, last: date, today: date
) -> tuple[Milestone, ...]:
    """Every trajectory whose milestone, so many calendar months after its first start, lies in the period."""
    around = _started_around(months, first=first, last=last)
    stays, deaths = _stays(store, around, scope, today)
    for trajectory, closed in _deaths(store, around, today):
        deaths[trajectory].append(closed)
    answers = _answers(store, around, months, today)
    enjoyed = _enjoyed(store, around, today) if months == PLUS else {}
    later = cache(lambda start: add_months(start, months))  # some ninety days, thousands of times
    return tuple(
        Milestone(
            on, tuple(stayed), answers.get(trajectory), min(deaths.get(trajectory, ()), default=None),
            *enjoyed.get(trajectory, (None, None)), trajectory,
        )
        for trajectory, stayed in stays.items()
        if first <= (on := later(min(stay.started_on for stay in stayed))) <= last
    )  # fmt: skip


def _started_around(months: int, *, first: date, last: date) -> Select[int]:
    """Trajectories with a start, perhaps not their first, that may have its milestone in the period."""
    earliest = add_months(first, -months) - _MONTH_ENDS
    latest = add_months(last, -months) + _MONTH_ENDS
    return select(Participation.trajectory_id).where(Participation.started_on.between(earliest, latest), activities())


def _stays(
    store: Store, around: Select[int], scope: Scope, today: date
) -> tuple[dict[int, list[Stay]], defaultdict[int, list[date]]]:
    stays: defaultdict[int, list[Stay]] = defaultdict(list)
    deaths: defaultdict[int, list[date]] = defaultdict(list)
    rows = store.rows(
        select(Trajectory.id, Participation.started_on, Participation.stopped_on, Participation.stop_reason)
        .join(Participation, of_trajectory(Participation))
        .where(Trajectory.id.in_(around), activities(), *counted(scope, today)),
        {},
    )
    for trajectory, started, stopped, reason in rows.all():
        over = stopped if stopped and stopped <= today else None
        if over and reason == _DIED:
            deaths[trajectory].append(over)
        if started and started <= today:
            stays[trajectory].append(Stay(started, over, reason if over else None))
    return stays, deaths


def _deaths(store: Store, around: Select[int], today: date) -> list[tuple[int, date]]:
    query = select(Closing.trajectory_id, Closing.closed_on).where(
        Closing.trajectory_id.in_(around), Closing.reason == _DIED, standing(today)
    )
    return [(trajectory, closed) for trajectory, closed in store.execute(query)]


def _answers(store: Store, around: Select[int], months: int, today: date) -> dict[int, str]:
    """The newest answer of each trajectory; answered twice, the last one counts (DOMAIN §2.5, 13)."""
    query = (
        select(FollowUp.trajectory_id, FollowUp.outcome)
        .where(FollowUp.trajectory_id.in_(around), FollowUp.months == months, FollowUp.answered_on <= today)
        .order_by(FollowUp.id)
    )
    return dict(store.execute(query).all())


def _enjoyed(store: Store, around: Select[int], today: date) -> dict[int, tuple[str | None, bool | None]]:
    """What was said of joy and new people; the newest counts."""
    query = (
        select(Enjoyment.trajectory_id, Enjoyment.joy, Enjoyment.new_contacts)
        .where(Enjoyment.trajectory_id.in_(around), Enjoyment.answered_on <= today)
        .order_by(Enjoyment.id)
    )
    return {row[0]: (row[1], row[2]) for row in store.execute(query)}
