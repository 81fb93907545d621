"""An entry as a screen: what it says, what it said before, and a button for everything that can be mended."""

from datetime import date
from typing import Any

from markupsafe import Markup

from casework import access, corrections, history, lent
from casework.corrections import CHANGES, Entry
from casework.history import Event
from casework.models import Correction, Trajectory
from casework.queries import corrections as queries
from casework.queries import trajectories
from casework.referrals import DETAILS
from dialogue.events import told
from dialogue.mending.fields import LISTS, PRACTICE, WORK
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.people.models import Organisation

A_PAGE = 8
MOST_OTHERS = 6
NAMES = {  # what an event of the history is called among the corrections
    "received": "referral", "repeat": "referral", "session": "session", "chosen": "choice", "started": "choice",
    "stopped": "choice", "withdrawn": "choice", "closed": "closing", "appointment": "appointment", "goal_set": "goal",
    "goal_reached": "goal", "step_done": "step", "step_planned": "step", "barrier": "barrier", "paused": "pause",
    "went_on": "pause",
}  # fmt: skip
CODES = {**LISTS, "category": "category"}


def entries(talk: Talk, client: str, start: int = 0) -> Screen:
    """Everything that was logged in a trajectory, the newest first, each with a button; and what was removed.

    `client`: of her now, or one of her other trajectories (public ids); those have a button each.
    """
    access.client_for(talk.store, talk.who, client, now=talk.now)
    walk = access.current_for(talk.store, talk.who, client, now=talk.now)
    logged = [*history.planned(talk.store, walk), *reversed(history.of(talk.store, walk))]
    mendable = [event for event in logged if _points(event, walk) is not None]
    events = sorted(mendable, key=lambda event: event.on, reverse=True)
    some = list(enumerate(events, 1))[start : start + A_PAGE]
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk),
        "some": [(number, told(talk, event)) for number, event in some],
        "gone": [_line(talk, each) for each in queries.gone(talk.store, walk)] if not start else [],
    }  # fmt: skip
    numbers = [_button(str(number), event, walk) for number, event in some]
    steer = [Button(talk.label("buttons.back"), "cl", lent.pointer(talk.store, talk.who, walk))]
    if start + A_PAGE < len(events):
        steer.append(Button(talk.label("buttons.more"), "el", client, start + A_PAGE))
    others = () if start else in_rows(_others(talk, walk), 2)
    return Screen("mend/entries", facts, (*in_rows(numbers, 4), *others, tuple(steer)), private=True)


def _others(talk: Talk, walk: Trajectory) -> list[Button]:
    """Her other trajectories with the same client, by the day on which each began: those that were closed too."""
    client = access.client_of(talk.store, walk)
    every = trajectories.of_client(talk.store, client.public_id, access.mine(talk.who))
    same = [each for each in every if each.coach_id == walk.coach_id and each.id != walk.id][:MOST_OTHERS]
    began = [(each, trajectories.received_on(talk.store, each)) for each in same]
    return [
        Button(talk.label("mend.other").format(day=talk.say("mend/day", day=day)), "el", each.public_id)
        for each, day in began
    ]


def entry(talk: Talk, found: Entry) -> Screen:
    """One entry."""
    facts = found.facts
    about = {"id": found.id, "name": found.name}
    change = [
        Button(talk.label(f"mend.{what}"), "ef", found.id, choice=f"{found.name}.{what}")
        for what in CHANGES[found.name]
        if _can_change(found, what)
    ]
    parts = [part for part, day in (("stop", "stopped_on"), ("start", "started_on")) if _has(found, day)]
    remove = [Button(talk.label(f"mend.no_{part}"), "er", found.id, choice=part) for part in parts[:1]]
    last = (
        Button(talk.label("mend.move"), "ef", found.id, choice=f"{found.name}.to"),
        Button(talk.label("mend.remove"), "er", found.id, choice=found.name),
    )
    back = (Button(talk.label("buttons.back"), "el", found.walk.public_id),)
    shown = {
        "code_name": lent.called(talk.store, talk.who, found.walk), "entry": found.kind, "about": about,
        "facts": [(name, said(talk, name, value)) for name, value in facts.items() if value is not None],
        "history": [_line(talk, each) for each in queries.of(talk.store, found.walk, found.key)],
    }  # fmt: skip
    return Screen("mend/entry", shown, (*in_rows([*change, *remove], 2), last, back), private=True)


def said(talk: Talk, name: str, value: Any) -> str:
    """A fact in words: the label of a code, a day, a number."""
    if name in WORK:
        return talk.label(f"{WORK[name][1]}.{value}")
    if name in DETAILS:
        return talk.label(f"referral_{name}.{value}")
    if name == PRACTICE:
        return talk.store.get_one(Organisation, value).name
    if name in CODES and isinstance(value, str):
        return codes(CODES[name])[value].nl
    day = date.fromisoformat(value) if name.endswith("_on") else None
    return talk.say("mend/fact", name=name, value=day or value, today=talk.today)


def _points(event: Event, walk: Trajectory) -> tuple[str, str] | None:
    """Name and id of the entry that an event is of; None where it cannot be corrected by itself."""
    if event.kind == "answered":
        return f"check{event.facts['months']}", walk.public_id
    return (NAMES[event.kind], event.id) if event.kind in NAMES else None


def _button(label: str, event: Event, walk: Trajectory) -> Button:
    name, id_ = _points(event, walk) or ("", "")
    return Button(label, "ec", id_, choice=name)


def _has(found: Entry, day: str) -> bool:
    return found.name == "choice" and found.facts[day] is not None


def _can_change(found: Entry, what: str) -> bool:
    """A start, stop or reason that is not there yet is said elsewhere; minutes belong to a talk that was held."""
    if what in ("started_on", "stopped_on", "stop_reason", "reached_on", "done_on", "ended_on"):
        return found.facts[what] is not None
    return what != "minutes" or found.facts.get("status") == "held"


def _line(talk: Talk, one: Correction) -> str:
    before = {name: said(talk, name, value) for name, value in one.before.items() if value is not None}
    after = {name: said(talk, name, value) for name, value in one.after.items() if value is not None}
    facts = [(name, before.get(name, ""), after.get(name, "")) for name in one.after or one.before]
    words = talk.say("mend/correction", at=one.corrected_at, verb=one.verb, entry=one.entry, facts=facts)
    return Markup(words)  # noqa: S704  rendered with escaping


def find(talk: Talk, name: str, id_: str) -> Entry:
    """An entry of hers."""
    return corrections.find(talk.store, talk.who, name, id_, now=talk.now)
