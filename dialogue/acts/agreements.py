"""What was agreed: open, done, later (DOMAIN B25). Who steers sees those of her municipality, anybody else her own."""

from datetime import timedelta

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.steering import agreement_screens as screens
from dialogue.steering.agreement_screens import AWAY, CLOSED, DONE, LATER, LIST, NEW, NOT_DONE
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring import agreements

TWO_WEEKS = timedelta(days=14)


def show(talk: Talk, _rest: str) -> Screen:
    """The open ones."""
    return screens.open_ones(talk)


def look(talk: Talk, at: Pointed) -> Screen:
    """The open ones, or those that are done."""
    return screens.done_ones(talk) if at.choice == CLOSED else screens.open_ones(talk)


def done(talk: Talk, at: Pointed) -> Screen:
    """It is done."""
    row = agreements.finish(talk.store, talk.who, at.about, on=talk.today, now=talk.now)
    undo = Button(talk.label("buttons.undo"), NOT_DONE, row.public_id)
    return Screen("agreements/finished", {"text": row.text}, ((undo, _all(talk)),))


def not_done(talk: Talk, at: Pointed) -> Screen:
    """It is not done after all."""
    agreements.finish(talk.store, talk.who, at.about, on=None, now=talk.now)
    return screens.open_ones(talk)


def later(talk: Talk, at: Pointed) -> Screen:
    """Two weeks from today."""
    agreements.put_off(talk.store, talk.who, at.about, until=talk.today + TWO_WEEKS, now=talk.now)
    return screens.open_ones(talk)


def new(talk: Talk, _at: Pointed) -> Screen:
    """Ask what was agreed."""
    if not talk.who.has(*agreements.STEERS):
        raise NotFound
    return filling.begin(talk, every_act()["agreement_new"])


def away(talk: Talk, at: Pointed) -> Screen:
    """It was not agreed after all."""
    agreements.take_back(talk.store, talk.who, at.about, now=talk.now)
    return screens.open_ones(talk)


def _all(talk: Talk) -> Button:
    return Button(talk.label("steering.agreements"), LIST, "-")


ACT = Act(
    name="agreements", roles=frozenset({"regisseur", "coordinator", "coach"}), start=show,
    verbs={LIST: look, DONE: done, NOT_DONE: not_done, LATER: later, NEW: new, AWAY: away},
)  # fmt: skip
