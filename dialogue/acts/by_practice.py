"""How each practice does, for who steers: referrals, letters in time, last meeting, what was agreed (DOMAIN F02)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.screens import Screen
from dialogue.steering import practice_screens, where
from dialogue.steering.practice_screens import LIST, ONE
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring import practices

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


def one(talk: Talk, at: Pointed) -> Screen | None:
    """One practice, made by the sender."""
    place = where.pointed(talk, at.version, ROLE)
    if not practices.is_here(talk.store, place, at.about):
        raise NotFound
    facts = {"place": place, "practice": at.about, "channel": talk.to.channel, "account": talk.to.account}
    errand = {"maker": "by_practice", "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now, has_buttons=True)
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The screen, from a read-only view."""
    today = said_on(now)
    who = people.who(store, facts["channel"], facts["account"], today=today)
    if facts["place"] not in who.municipalities(ROLE):
        raise NotFound
    return practice_screens.one(store, who, facts["place"], facts["practice"], today)


ACT = Act(
    name="by_practice", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={LIST: look, ONE: one},
    makers={"by_practice": make},
)  # fmt: skip
