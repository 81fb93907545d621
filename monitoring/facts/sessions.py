"""Sessions of a period, aggregated by the database: a million of them are some hundreds of rows."""

from datetime import date

from sqlalchemy import Select, func, select

from casework.models import Session, Trajectory
from monitoring.facts.asking import asked_counts
from monitoring.facts.conditions import counted, of_trajectory
from monitoring.facts.together import Source, read
from monitoring.facts.values import Met
from monitoring.scope import Scope


def sessions(source: Source, scope: Scope, *, first: date, last: date, today: date) -> tuple[Met, ...]:
    """How many sessions of each status and length there were from `first` up to and with `last`."""
    rows = read(source, _sessions, scope, first=first, last=last, today=today)
    return tuple(Met(status, minutes, count) for status, minutes, count in rows)


@asked_counts()
def _sessions(scope: Scope, first: date, last: date, today: date) -> Select[str, int | None, int]:
    return (
        select(Session.status, Session.minutes, func.count())
        .join(Trajectory, of_trajectory(Session))
        .where(Session.held_on.between(first, last), *counted(scope, today))
        .group_by(Session.status, Session.minutes)
    )
