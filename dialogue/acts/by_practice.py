"""How each practice does, for who steers: referrals, letters in time, last meeting, what was agreed (DOMAIN F02)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogue.act import Act, Pointed
from dialogue.reporting.screens import REPORT
from dialogue.screens import Button, Screen
from dialogue.steering import errands, practice_screens, where
from dialogue.steering.practice_screens import LIST, ONE
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from monitoring import practices
from monitoring.periods import Period

ROLE = "regisseur"


def show(talk: Talk, rest: str) -> Screen | None:
    """`/perpraktijk [gemeente]`."""
    place = where.asked(talk, rest, ROLE)
    if not place:
        return where.which(talk, LIST, ROLE)
    errands.order(talk, "practices", place=place, start=0)
    return None


def look(talk: Talk, at: Pointed) -> Screen | None:
    """The practices of a municipality (`version`; nought: she chooses), from a place in the list on.

    `about`: the period of the figures from which she came.
    """
    start = int(at.choice) if at.choice.isascii() and at.choice.isdigit() else 0
    period, places = _period(at.about), where.mine(talk, ROLE)
    if not at.version and len(places) > 1:
        return where.which(talk, LIST, ROLE, about=at.about)
    place = where.pointed(talk, at.version or next(iter(places), 0), ROLE)
    errands.order(talk, "practices", place=place, start=start, period=period)
    return None


def one(talk: Talk, at: Pointed) -> Screen | None:
    """One practice."""
    place = where.pointed(talk, at.version, ROLE)
    if not practices.is_here(talk.store, place, at.about):
        raise NotFound
    errands.order(talk, "by_practice", place=place, practice=at.about, period=_period(at.choice))
    return None


def make_every(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """All of them, from a read-only view."""
    who = errands.whose(store, facts, now)
    if facts["place"] not in who.municipalities(ROLE):
        raise NotFound
    period = facts.get("period") or ""
    made = practice_screens.every(store, who, facts["place"], facts["start"], now, period=period)
    if not period:
        return made
    back = Button(label("dialogue", "report.back"), REPORT, "-", facts["place"], period)
    return replace(made, buttons=(*made.buttons, (back,)))


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """One, from a read-only view."""
    who = errands.whose(store, facts, now)
    if facts["place"] not in who.municipalities(ROLE):
        raise NotFound
    return practice_screens.one(store, who, facts["place"], facts["practice"], now, period=facts.get("period") or "")


def _period(said: str) -> str:
    """The period on a button; empty where she did not come from figures."""
    return str(Period.read(said)) if said not in {"", "-"} else ""


ACT = Act(
    name="by_practice", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={LIST: look, ONE: one},
    makers={"practices": make_every, "by_practice": make},
)  # fmt: skip
