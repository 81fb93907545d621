"""An entry as a screen: what it says, what it said before, and a button for everything that can be mended."""

from datetime import date
from typing import Any

from markupsafe import Markup

from casework import access, corrections, history
from casework.corrections import CHANGES, Entry
from casework.history import Event
from casework.models import Correction, Trajectory
from casework.queries import corrections as queries
from dialogue.events import told
from dialogue.mending.fields import LISTS
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes

A_PAGE = 8
NAMES = {  # what an event of the history is called among the corrections
    "received": "referral", "repeat": "referral", "session": "session", "chosen": "choice", "started": "choice",
    "stopped": "choice", "withdrawn": "choice", "closed": "closing", "appointment": "appointment",
}  # fmt: skip
CODES = {**LISTS, "category": "category"}


def entries(talk: Talk, client: str, start: int = 0) -> Screen:
    """Everything that was logged of a client, the newest first, each with a button; and what was removed."""
    known = access.client_for(talk.store, talk.who, client, now=talk.now)
    walk = access.current_for(talk.store, talk.who, client, now=talk.now)
    events = [event for event in reversed(history.of(talk.store, walk)) if _points(event, walk) is not None]
    some = list(enumerate(events, 1))[start : start + A_PAGE]
    facts = {
        "code_name": known.code_name, "some": [(number, told(talk, event)) for number, event in some],
        "gone": [_line(talk, each) for each in queries.gone(talk.store, walk)] if not start else [],
    }  # fmt: skip
    numbers = [_button(str(number), event, walk) for number, event in some]
    steer = [Button(talk.label("buttons.back"), "cl", client)]
    if start + A_PAGE < len(events):
        steer.append(Button(talk.label("buttons.more"), "el", client, start + A_PAGE))
    return Screen("mend/entries", facts, (*in_rows(numbers, 4), tuple(steer)), private=True)


def entry(talk: Talk, found: Entry) -> Screen:
    """One entry."""
    client = access.client_of(talk.store, found.walk)
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
    back = (Button(talk.label("buttons.back"), "el", client.public_id),)
    shown = {
        "code_name": client.code_name, "entry": found.kind, "about": about,
        "facts": [(name, said(talk, name, value)) for name, value in facts.items() if value is not None],
        "history": [_line(talk, each) for each in queries.of(talk.store, found.walk, found.key)],
    }  # fmt: skip
    return Screen("mend/entry", shown, (*in_rows([*change, *remove], 2), last, back), private=True)


def said(talk: Talk, name: str, value: Any) -> str:
    """A fact in words: the label of a code, a day, a number."""
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
    if what in ("started_on", "stopped_on", "stop_reason"):
        return _has(found, what)
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
