"""The register of agreements: what is open, with one tap for what is done and one for later."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from monitoring import agreements
from monitoring.agreements import STEERS, Agreed

LIST, DONE, NOT_DONE, LATER, NEW, AWAY = "ya", "yd", "yu", "yl", "yk", "yx"
CLOSED = "klaar"


def open_ones(talk: Talk) -> Screen:
    """What is open, each with its two buttons."""
    found = agreements.mine(talk.store, talk.who)
    rows = [_buttons(talk, number, one) for number, one in enumerate(found, 1)]
    steer = [Button(talk.label("steering.done_ones"), LIST, "-", choice=CLOSED)]
    if talk.who.has(*STEERS):
        steer.insert(0, Button(talk.label("steering.new_agreement"), NEW, "-"))
    return Screen("agreements/open", {"agreements": found, "today": talk.today}, (*rows, tuple(steer)))


def done_ones(talk: Talk) -> Screen:
    """What was done last."""
    back = (Button(talk.label("buttons.back"), LIST, "-"),)
    return Screen("agreements/done", {"agreements": agreements.mine(talk.store, talk.who, done=True)}, (back,))


def reminder(found: Sequence[Mapping[str, Any]], more: int, look: Button) -> Screen:
    """What its owner hears, once it is near or late; `more` are not named."""
    return Screen("agreements/reminder", {"agreements": found, "more": more}, ((look,),))


def _buttons(talk: Talk, number: int, one: Agreed) -> tuple[Button, ...]:
    return (
        Button(talk.label("steering.done").format(n=number), DONE, one.id),
        Button(talk.label("steering.two_weeks").format(n=number), LATER, one.id),
    )
