"""How each practice does, for who steers: referrals, letters in time, last meeting, what was agreed (DOMAIN F02)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import practice_screens, where
from dialogue.steering.practice_screens import LIST, ONE
from dialogue.talk import Talk

ROLE = "regisseur"


def show(talk: Talk, rest: str) -> Screen:
    """`/perpraktijk [gemeente]`."""
    place = where.asked(talk, rest, ROLE)
    return practice_screens.every(talk, place) if place else where.which(talk, LIST, ROLE)


def look(talk: Talk, at: Pointed) -> Screen:
    """The practices of a municipality (`version`; nought: she chooses), from a place in the list on."""
    if not at.version:
        return show(talk, "")
    start = int(at.choice) if at.choice.isascii() and at.choice.isdigit() else 0
    return practice_screens.every(talk, where.pointed(talk, at.version, ROLE), start)


def one(talk: Talk, at: Pointed) -> Screen:
    """One practice."""
    return practice_screens.one(talk, where.pointed(talk, at.version, ROLE), at.about)


ACT = Act(name="by_practice", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={LIST: look, ONE: one})
