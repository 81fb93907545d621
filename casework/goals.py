"""Goals in the six dimensions of Positive Health, and the next step with a day (DOMAIN B08, §3.10)."""

from datetime import date, datetime, timedelta

from casework import access
from casework.models import Goal, Step, Trajectory
from casework.models.goals import DIMENSIONS, STEPS
from casework.queries import goals
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

LONGEST = timedelta(days=400)  # a step lies within a year or so


class StepOutOfReach(Refusal):
    """A step is for today or later, within a year. `day`."""


def turn(store: Store, who: Who, trajectory: str, dimension: str, *, now: datetime) -> Goal:
    """Set a goal in this dimension; one that stands is reached, one reached today stands again."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if dimension not in DIMENSIONS:
        raise NotFound
    today = said_on(now)
    hers = [each for each in goals.of(store, walk) if each.dimension == dimension]
    goal = next((each for each in reversed(hers) if each.reached_on in (None, today)), None)
    if goal is None:
        goal = Goal(
            public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
            dimension=dimension, set_on=today, logged_by=who.person_id, logged_at=now,
        )  # fmt: skip
        store.add(goal)
    elif goal.set_on == today and goal.reached_on is None:  # a tap too many
        store.delete(goal)
    else:
        goal.reached_on = today if goal.reached_on is None else None
    store.flush()
    audit.note(store, who, "goal.turn", walk, now=now)
    return goal


def plan(store: Store, who: Who, trajectory: str, *, what: str, due_on: date, now: datetime) -> Step:
    """The next step: it stands in the overview on its day."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if what not in STEPS:
        raise NotFound
    step = Step(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, what=what,
        due_on=_within(due_on, now), logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(step)
    store.flush()
    audit.note(store, who, "step.plan", walk, now=now)
    return step


def do(store: Store, who: Who, step: str, *, now: datetime) -> Step:
    """It is done; said again it is still to do, on its day or today."""
    done = access.step_for(store, who, step, now=now)
    today = said_on(now)
    done.done_on, done.due_on = (today, done.due_on) if done.done_on is None else (None, max(done.due_on, today))
    store.flush()
    audit.note(store, who, "step.do", access.trajectory_of(store, done), now=now)
    return done


def drop(store: Store, who: Who, step: str, *, now: datetime) -> Trajectory:
    """It need not be done."""
    dropped = access.step_for(store, who, step, now=now)
    walk = access.trajectory_of(store, dropped)
    store.delete(dropped)
    store.flush()
    audit.note(store, who, "step.drop", walk, now=now)
    return walk


def _within(day: date, now: datetime) -> date:
    if not said_on(now) <= day <= said_on(now) + LONGEST:
        raise StepOutOfReach(day=day)
    return day
