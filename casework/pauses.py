"""Waiting for other help first: a trajectory that rests, is not nagged about, and wakes on its day (DOMAIN B11).

A paused trajectory is still in support (I5). Its days do not count in the signals about waiting.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from casework import access
from casework.closings import AlreadyClosed
from casework.models import Pause, Trajectory
from casework.queries import barriers, closings
from foundation import audit
from foundation.language.dates import add_months, said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store

LONGEST = 12  # months


class PauseOutOfReach(Refusal):
    """A pause ends on a day after today, within a year. `day`."""


class NotPaused(Refusal):
    """It goes on already."""


def begin(store: Store, who: Who, trajectory: str, *, until: date, now: datetime) -> Pause:
    """Rest until this day. A pause that stands gets another day of waking."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if final := closings.final(store, walk):
        raise AlreadyClosed(closed_on=final.closed_on)
    today = said_on(now)
    if not today < until <= add_months(today, LONGEST):
        raise PauseOutOfReach(day=until)
    pause = standing(store, walk)
    if pause is None:
        pause = Pause(
            public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
            began_on=today, logged_by=who.person_id, logged_at=now,
        )  # fmt: skip
        store.add(pause)
    pause.until_on = until
    store.flush()
    audit.note(store, who, "pause.begin", walk, now=now)
    return pause


def end(store: Store, who: Who, trajectory: str, *, now: datetime) -> None:
    """The walk goes on today: also where two trajectories rested that are one now. A pause of today was none."""
    walk, today = access.trajectory_for(store, who, trajectory, now=now), said_on(now)
    resting = [each for each in barriers.pauses(store, [walk.id]) if each.ended_on is None]
    if not resting:
        raise NotPaused
    for pause in resting:
        if pause.began_on >= today:
            store.delete(pause)
        else:
            pause.ended_on = today
    store.flush()
    audit.note(store, who, "pause.end", walk, now=now)


def standing(store: Store, walk: Trajectory) -> Pause | None:
    """The pause of a trajectory that was let through, if it rests."""
    return next((each for each in barriers.pauses(store, [walk.id]) if each.ended_on is None), None)


def days(pauses: Iterable[Pause], since: date, until: date) -> int:
    """How many days between two days were paused, the last one left out."""
    rests = list(pauses)
    return sum(covers(rests, since + timedelta(days=n)) for n in range((until - since).days)) if rests else 0


def covers(pauses: Iterable[Pause], day: date) -> bool:
    """Whether it rested on this day: the first day of a pause counts, the day of going on does not."""
    return any(each.began_on <= day and (each.ended_on is None or day < each.ended_on) for each in pauses)
