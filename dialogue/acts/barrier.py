"""What is in the way, whether the help for it comes first, and waiting for that help (DOMAIN B09-B11, US-C5)."""

from datetime import timedelta

from casework import access, barriers, lent, pauses
from casework.models import Trajectory
from casework.models.barriers import BARRIERS as KINDS
from casework.models.barriers import HELP as HOW_FAR
from casework.models.barriers import PLACES
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory import standing
from dialogue.trajectory.verbs import BARRIERS, GO_ON, HELP, LOOK, PAUSE
from foundation.language.dates import next_working_day
from foundation.refusals import NotFound

WEEKS = (4, 8, 13)


def note(talk: Talk, at: Pointed) -> Screen:
    """Which; then what to do about it first."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    kind, _, place = at.choice.partition(".")
    if not kind:
        known = {each.kind for each in barriers.standing(talk.store, walk)}
        buttons = [
            Button(("🧱 " if code in known else "") + talk.label(f"barriers.{code}"), BARRIERS, at.about, choice=code)
            for code in KINDS
        ]
        rows = (*in_rows(buttons, 3), (_back(talk, walk),))
        return Screen("trajectory/ask_barrier", _named(talk, walk), rows, private=True)
    barriers.note(talk.store, talk.who, at.about, kind, place=place or None, now=talk.now)
    if not place:
        places = [Button(talk.label(f"places.{p}"), BARRIERS, at.about, choice=f"{kind}.{p}") for p in PLACES]
        facts = {**_named(talk, walk), "what": talk.label(f"barriers.{kind}").lower()}
        return Screen("trajectory/ask_place", facts, (*in_rows(places, 2), (_back(talk, walk),)), private=True)
    if place == barriers.FIRST:
        return _ask_until(talk, walk, kind)
    return standing.screen(talk, walk) if place == barriers.NONE else _noted(talk, walk, kind)


def help_is(talk: Talk, at: Pointed) -> Screen:
    """How far the help is."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    kind, _, how_far = at.choice.partition(".")
    barriers.note(talk.store, talk.who, at.about, kind, help=how_far, now=talk.now)
    return standing.screen(talk, walk)


def pause(talk: Talk, at: Pointed) -> Screen:
    """Rest until a day; without a choice: ask until when."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if not at.choice:
        return _ask_until(talk, walk, "")
    weeks, _, kind = at.choice.partition(".")
    if weeks not in map(str, WEEKS):
        raise NotFound
    until = next_working_day(talk.today + timedelta(weeks=int(weeks)))
    pauses.begin(talk.store, talk.who, at.about, until=until, now=talk.now)
    go_on = (Button(talk.label("trajectory.go_on"), GO_ON, at.about), _back(talk, walk))
    rows = (*_how_far(talk, walk, kind), go_on)
    return Screen("trajectory/paused", {**_named(talk, walk), "until": until}, rows, private=True)


def go_on(talk: Talk, at: Pointed) -> Screen:
    """The walk goes on. A second tap finds it going."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if pauses.standing(talk.store, walk) is not None:
        pauses.end(talk.store, talk.who, at.about, now=talk.now)
    return standing.screen(talk, walk)


def _ask_until(talk: Talk, walk: Trajectory, kind: str) -> Screen:
    choices = [f"{n}.{kind}" if kind else str(n) for n in WEEKS]
    weeks = [
        Button(talk.label(f"pause_weeks.{n}"), PAUSE, walk.public_id, choice=choice)
        for n, choice in zip(WEEKS, choices, strict=True)
    ]
    return Screen("trajectory/ask_until", _named(talk, walk), (tuple(weeks), (_back(talk, walk),)), private=True)


def _noted(talk: Talk, walk: Trajectory, kind: str) -> Screen:
    rows = (*_how_far(talk, walk, kind), (_back(talk, walk),))
    facts = {**_named(talk, walk), "what": talk.label(f"barriers.{kind}").lower()}
    return Screen("trajectory/noted", facts, rows, private=True)


def _how_far(talk: Talk, walk: Trajectory, kind: str) -> tuple[tuple[Button, ...], ...]:
    if kind not in KINDS:
        return ()
    return in_rows(
        [Button(talk.label(f"help.{code}"), HELP, walk.public_id, choice=f"{kind}.{code}") for code in HOW_FAR], 2
    )


def _named(talk: Talk, walk: Trajectory) -> dict[str, object]:
    return {"code_name": lent.called(talk.store, talk.who, walk), "today": talk.today}


def _back(talk: Talk, walk: Trajectory) -> Button:
    return Button(talk.label("trajectory.all"), LOOK, lent.pointer(talk.store, talk.who, walk))


ACT = Act(
    name="barrier", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={BARRIERS: note, HELP: help_is, PAUSE: pause, GO_ON: go_on},
)  # fmt: skip
