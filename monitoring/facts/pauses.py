"""The trajectories that rested on a day."""

from datetime import date

from sqlalchemy import Select, or_, select

from casework.models import Pause, Trajectory
from monitoring.facts.asking import asked
from monitoring.facts.conditions import counted, of_trajectory
from monitoring.facts.together import Source, read
from monitoring.scope import Scope


def resting(source: Source, scope: Scope, *, last: date, today: date) -> frozenset[int]:
    """Those of this scope; the day of going on is no rest (DOMAIN B11)."""
    return frozenset(trajectory for (trajectory,) in read(source, _resting, scope, last=last, today=today))


@asked
def _resting(scope: Scope, last: date, today: date) -> Select[int]:
    goes_on = or_(Pause.ended_on.is_(None), Pause.ended_on > last)
    rests = select(Trajectory.id).join(Pause, of_trajectory(Pause))
    return rests.where(Pause.began_on <= last, goes_on, *counted(scope, today))
