"""The cohorts of three and six months: trajectories whose first start was so long ago in the period."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select

from casework.models import Closing, Enjoyment, FollowUp, Participation, Trajectory
from foundation.language.dates import add_months
from foundation.storage import prepared
from monitoring.facts.asking import asked
from monitoring.facts.conditions import activities, counted, of_trajectory, standing
from monitoring.facts.together import Source, read, read_everywhere
from monitoring.facts.values import Milestone, Stay
from monitoring.scope import Scope

_DIED = "overleden"
PLUS = 6  # months after which it is asked how she likes it (DOMAIN I17)
_MONTH_ENDS = timedelta(days=3)  # 28 February is three months after 28, 29 and 30 November


def milestones(
    source: Source, scope: Scope, months: int, *, first: date, last: date, today: date
) -> tuple[Milestone, ...]:
    """Every trajectory whose milestone, so many calendar months after its first start, lies in the period."""
    around = {
        "earliest": add_months(first, -months) - _MONTH_ENDS, "latest": add_months(last, -months) + _MONTH_ENDS,
        "today": today,
    }  # fmt: skip
    stays, deaths = _sorted(read(source, _stays, scope, **around), today)
    for trajectory, closed in read_everywhere(source, _deaths, **around):
        deaths[trajectory].append(closed)
    answers: dict[int, str] = dict(read_everywhere(source, _answers, **around, months=months))
    said = read_everywhere(source, _enjoyed, **around) if months == PLUS else ()
    enjoyed = {trajectory: (joy, new) for trajectory, joy, new in said}
    return tuple(
        Milestone(
            on, tuple(stayed), answers.get(trajectory), min(deaths.get(trajectory, ()), default=None),
            *enjoyed.get(trajectory, (None, None)), trajectory,
        )
        for trajectory, stayed in stays.items()
        if first <= (on := _later(min(stay.started_on for stay in stayed), months)) <= last
    )  # fmt: skip


@lru_cache(maxsize=2000)  # some ninety days, thousands of times
def _later(start: date, months: int) -> date:
    return add_months(start, months)


def _around(earliest: date, latest: date) -> Select[int]:
    """Trajectories with a start, perhaps not their first, that may have its milestone in the period."""
    return select(Participation.trajectory_id).where(Participation.started_on.between(earliest, latest), activities())


@asked
def _stays(
    scope: Scope, earliest: date, latest: date, today: date
) -> Select[int, date | None, date | None, str | None]:
    return (
        select(Trajectory.id, Participation.started_on, Participation.stopped_on, Participation.stop_reason)
        .join(Participation, of_trajectory(Participation))
        .where(Trajectory.id.in_(_around(earliest, latest)), activities(), *counted(scope, today))
    )


def _sorted(rows: Sequence[Any], today: date) -> tuple[dict[int, list[Stay]], defaultdict[int, list[date]]]:
    """What each took part in, and the days on which somebody died, by trajectory."""
    stays: defaultdict[int, list[Stay]] = defaultdict(list)
    deaths: defaultdict[int, list[date]] = defaultdict(list)
    for trajectory, started, stopped, reason in rows:
        over = stopped if stopped and stopped <= today else None
        if over and reason == _DIED:
            deaths[trajectory].append(over)
        if started and started <= today:
            stays[trajectory].append(Stay(started, over, reason if over else None))
    return stays, deaths


@prepared
def _deaths(earliest: date, latest: date, today: date) -> Select[int, date]:
    return select(Closing.trajectory_id, Closing.closed_on).where(
        Closing.trajectory_id.in_(_around(earliest, latest)), Closing.reason == _DIED, standing(today)
    )


@prepared
def _answers(earliest: date, latest: date, today: date, months: int) -> Select[int, str]:
    """The newest answer of each trajectory comes last; answered twice, that one counts (DOMAIN §2.5, 13)."""
    here = FollowUp.trajectory_id.in_(_around(earliest, latest))
    return (
        select(FollowUp.trajectory_id, FollowUp.outcome)
        .where(here, FollowUp.months == months, FollowUp.answered_on <= today)
        .order_by(FollowUp.id)
    )


@prepared
def _enjoyed(earliest: date, latest: date, today: date) -> Select[int, str | None, bool | None]:
    """What was said of joy and new people; the newest comes last."""
    return (
        select(Enjoyment.trajectory_id, Enjoyment.joy, Enjoyment.new_contacts)
        .where(Enjoyment.trajectory_id.in_(_around(earliest, latest)), Enjoyment.answered_on <= today)
        .order_by(Enjoyment.id)
    )
