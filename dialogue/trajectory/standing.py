"""A trajectory as one screen: goals, steps, what is in the way, the pause and the activities; and what can be added."""

from casework import barriers, circumstances, follow_ups, lent, pauses
from casework.models import Participation, Trajectory
from casework.queries import goals, participations
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory import health
from dialogue.trajectory.verbs import BARRIERS, CHOICE, CIRCUMSTANCES, DONE, GO_ON, GOALS, LATE, PAUSE, PORTRAIT, STEPS
from foundation.codes import codes

MOST = 5  # steps and activities that get a button


def screen(talk: Talk, walk: Trajectory) -> Screen:
    """How it stands, and the buttons."""
    about = lent.pointer(talk.store, talk.who, walk)
    todo = [step for step in goals.steps(talk.store, walk) if step.done_on is None]
    going = [choice for choice in participations.of(talk.store, walk) if choice.stopped_on is None]
    pause = pauses.standing(talk.store, walk)
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk), "today": talk.today,
        "goals": [(talk.label(f"dimensions.{g.dimension}"), g.reached_on) for g in goals.of(talk.store, walk)],
        "steps": [(talk.label(f"steps.{step.what}"), step.due_on) for step in todo],
        "barriers": [_barrier(talk, each.kind, each.place, each.help) for each in barriers.standing(talk.store, walk)],
        "circumstances": [talk.label(f"circumstances.{each}") for each in circumstances.standing(talk.store, walk)],
        "also": [codes("main_reason")[each].nl for each in circumstances.also(talk.store, walk)],
        "pause": pause.until_on if pause else None,
        "choices": [(called(choice), choice.started_on, choice.planned_on) for choice in going],
    }  # fmt: skip
    add = [
        Button(talk.label("trajectory.goal"), GOALS, walk.public_id),
        Button(talk.label("trajectory.step"), STEPS, walk.public_id),
        Button(talk.label("trajectory.barrier"), BARRIERS, walk.public_id),
        Button(talk.label("trajectory.circumstances"), CIRCUMSTANCES, walk.public_id),
        Button(talk.label("trajectory.portrait"), PORTRAIT, about),
    ]
    add += health.menu(talk, walk)
    rest = (PAUSE, "trajectory.pause") if pause is None else (GO_ON, "trajectory.go_on")
    add.append(Button(talk.label(rest[1]), rest[0], walk.public_id))
    add.append(Button(talk.label("buttons.back"), "cl", about))
    done = [Button(f"✅ {talk.label(f'steps.{step.what}')}", DONE, step.public_id) for step in todo[:MOST]]
    done += [
        Button(talk.label("trajectory.late_check").format(n=months), LATE, walk.public_id, choice=str(months))
        for months in follow_ups.late(talk.store, walk, talk.today)
    ]
    each = [Button(f"👣 {called(choice)[:30]}", CHOICE, choice.public_id) for choice in going[:MOST]]
    return Screen("trajectory/standing", facts, (*in_rows([*done, *each], 1), *in_rows(add, 2)), private=True)


def called(choice: Participation) -> str:
    """What an activity is called."""
    return choice.listing_name or codes("category")[choice.category].nl


def _barrier(talk: Talk, kind: str, place: str | None, help_is: str | None) -> str:
    told = [talk.label(f"barriers.{kind}")]
    told += [talk.label(f"places.{place}").lower()] if place else []
    told += [talk.label(f"help.{help_is}").lower()] if help_is else []
    return ", ".join(told)
