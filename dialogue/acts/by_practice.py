"""How each practice does, for who steers: referrals, letters in time, last meeting, what was agreed (DOMAIN F02)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import errands, practice_screens, where
from dialogue.steering.practice_screens import LIST, ONE
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring import practices

ROLE = "regisseur"


def show(talk: Talk, rest: str) -> Screen | None:
    """`/perpraktijk [gemeente]`."""
    place = where.asked(talk, rest, ROLE)
    if not place:
        return where.which(talk, LIST, ROLE)
    errands.order(talk, "practices", place=place, start=0)
    return None


def look(talk: Talk, at: Pointed) -> Screen | None:
    """The practices of a municipality (`version`; nought: she chooses), from a place in the list on."""
    if not at.version:
        return show(talk, "")
    start = int(at.choice) if at.choice.isascii() and at.choice.isdigit() else 0
    errands.order(talk, "practices", place=where.pointed(talk, at.version, ROLE), start=start)
    return None


def one(talk: Talk, at: Pointed) -> Screen | None:
    """One practice."""
    place = where.pointed(talk, at.version, ROLE)
    if not practices.is_here(talk.store, place, at.about):
        raise NotFound
    errands.order(talk, "by_practice", place=place, practice=at.about)
    return None


def make_every(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """All of them, from a read-only view."""
    who = errands.whose(store, facts, now)
    if facts["place"] not in who.municipalities(ROLE):
        raise NotFound
    return practice_screens.every(store, who, facts["place"], facts["start"], now)


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """One, from a read-only view."""
    who = errands.whose(store, facts, now)
    if facts["place"] not in who.municipalities(ROLE):
        raise NotFound
    return practice_screens.one(store, who, facts["place"], facts["practice"], now)


ACT = Act(
    name="by_practice", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={LIST: look, ONE: one},
    makers={"practices": make_every, "by_practice": make},
)  # fmt: skip
