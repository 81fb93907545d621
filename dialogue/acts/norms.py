"""The norms and targets of a municipality, each with its source; changed from a day on, with history (DOMAIN C16)."""

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import norm_screens, where
from dialogue.steering.norm_screens import CHANGE, LIST, ONE, TAKE_BACK
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring import norms


def show(talk: Talk, rest: str) -> Screen:
    """`/normen [gemeente]`."""
    place = where.asked(talk, rest)
    return norm_screens.every(talk, place) if place else where.which(talk, LIST)


def look(talk: Talk, at: Pointed) -> Screen:
    """All norms, or one group of them (`choice`)."""
    place = where.pointed(talk, at.version)
    return norm_screens.group(talk, place, at.choice) if at.choice else norm_screens.every(talk, place)


def one(talk: Talk, at: Pointed) -> Screen:
    """One norm with its history."""
    return norm_screens.one(talk, where.pointed(talk, at.version), at.choice)


def change(talk: Talk, at: Pointed) -> Screen:
    """Ask for the new band, and from when."""
    place = where.pointed(talk, at.version)
    if not norms.may_set(talk.who, norms.kind(at.choice), place):
        raise NotFound
    return filling.begin(talk, every_act()["norm_change"], {"place": str(place), "key": at.choice})


def take_back(talk: Talk, at: Pointed) -> Screen:
    """What was set was a mistake."""
    row = norms.take_back(talk.store, talk.who, at.about, now=talk.now)
    return norm_screens.one(talk, row.municipality_id, row.key)


ACT = Act(
    name="norms", roles=frozenset(where.ROLES), start=show, takes_more=True,
    verbs={LIST: look, ONE: one, CHANGE: change, TAKE_BACK: take_back},
)  # fmt: skip
