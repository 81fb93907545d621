"""Goals and the next step: a tap turns a goal on or off, two plan a step, one does it (DOMAIN B08)."""

from datetime import timedelta

from casework import access, goals, lent
from casework.models import Step, Trajectory
from casework.models.goals import DIMENSIONS, STEPS
from casework.queries import goals as queries
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory import standing
from dialogue.trajectory.verbs import DONE, GOALS, LOOK
from dialogue.trajectory.verbs import STEPS as NEXT
from foundation.language.dates import next_working_day
from foundation.refusals import NotFound

AHEAD = (1, 3, 7, 14, 28)  # days
AGAIN, GONE = "terug", "weg"


def turn(talk: Talk, at: Pointed) -> Screen:
    """The six dimensions; a tap sets a goal, another says that it was reached."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice:
        goals.turn(talk.store, talk.who, walk.public_id, at.choice, now=talk.now)
    hers = {goal.dimension: goal.reached_on for goal in queries.of(talk.store, walk)}
    marks = {name: "" if name not in hers else "🎯 " if hers[name] is None else "🏁 " for name in DIMENSIONS}
    buttons = [
        Button(marks[name] + talk.label(f"dimensions.{name}"), GOALS, walk.public_id, choice=name)
        for name in DIMENSIONS
    ]
    last = (Button(talk.label("trajectory.step"), NEXT, walk.public_id), _back(talk, walk))
    return Screen("trajectory/goals", _named(talk, walk), (*in_rows(buttons, 2), last), private=True)


def plan(talk: Talk, at: Pointed) -> Screen:
    """What, then when."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    what, _, days = at.choice.partition(".")
    if not what:
        buttons = [Button(talk.label(f"steps.{code}"), NEXT, walk.public_id, choice=code) for code in STEPS]
        rows = (*in_rows(buttons, 2), (_back(talk, walk),))
        return Screen("trajectory/ask_step", _named(talk, walk), rows, private=True)
    if what not in STEPS:
        raise NotFound
    if not days:
        ahead = [Button(talk.label(f"ahead.{n}"), NEXT, walk.public_id, choice=f"{what}.{n}") for n in AHEAD]
        facts = {**_named(talk, walk), "what": talk.label(f"steps.{what}")}
        return Screen("trajectory/ask_step_day", facts, in_rows(ahead, 2), private=True)
    due_on = next_working_day(talk.today + timedelta(days=_days(days)))  # there is no overview in the weekend
    step = goals.plan(talk.store, talk.who, walk.public_id, what=what, due_on=due_on, now=talk.now)
    return _step(talk, step, walk)


def done(talk: Talk, at: Pointed) -> Screen:
    """It is done, or it is not after all."""
    if at.choice == GONE:
        return standing.screen(talk, goals.drop(talk.store, talk.who, at.about, now=talk.now))
    step = access.step_for(talk.store, talk.who, at.about, now=talk.now)
    if (step.done_on is None) != (at.choice == AGAIN):  # a second tap on the same button changes nothing
        step = goals.do(talk.store, talk.who, at.about, now=talk.now)
    return _step(talk, step, access.trajectory_of(talk.store, step))


def _step(talk: Talk, step: Step, walk: Trajectory) -> Screen:
    facts = {
        **_named(talk, walk), "what": talk.label(f"steps.{step.what}"), "due_on": step.due_on, "done": step.done_on
    }  # fmt: skip
    about = step.public_id
    if step.done_on is not None:
        rows: tuple[tuple[Button, ...], ...] = (
            (
                Button(talk.label("trajectory.step"), NEXT, walk.public_id),
                Button(talk.label("trajectory.day"), "td", "-"),
            ),
            (Button(talk.label("buttons.undo"), DONE, about, choice=AGAIN), _back(talk, walk)),
        )
    else:
        rows = ((Button(talk.label("buttons.undo"), DONE, about, choice=GONE), _back(talk, walk)),)
    return Screen("trajectory/step", facts, rows, private=True)


def _days(choice: str) -> int:
    if choice not in map(str, AHEAD):
        raise NotFound
    return int(choice)


def _named(talk: Talk, walk: Trajectory) -> dict[str, object]:
    return {"code_name": lent.called(talk.store, talk.who, walk), "today": talk.today}


def _back(talk: Talk, walk: Trajectory) -> Button:
    return Button(talk.label("trajectory.all"), LOOK, lent.pointer(talk.store, talk.who, walk))


ACT = Act(
    name="goal", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={GOALS: turn, NEXT: plan, DONE: done},
)  # fmt: skip
