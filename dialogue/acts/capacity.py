"""How full a municipality is: the referrals of a year against the fte there is (DOMAIN C03, C04, I23)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import capacity_screens, errands, where
from dialogue.steering.capacity_screens import GAUGE, REGION, ROLE
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.storage import Store

EVERY = 0


def show(talk: Talk, rest: str) -> Screen | None:
    """`/capaciteit [gemeente]`; without one her only one, or hers side by side."""
    errands.order(talk, "capacity", place=where.asked(talk, rest, ROLE) or EVERY)
    return None


def one(talk: Talk, at: Pointed) -> Screen | None:
    """One of her municipalities."""
    errands.order(talk, "capacity", place=where.pointed(talk, at.version, ROLE))
    return None


def region(talk: Talk, _at: Pointed) -> Screen | None:
    """Hers side by side."""
    errands.order(talk, "capacity", place=EVERY)
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The screen, from a read-only view. NotFound for what she steers no more."""
    who, place = errands.whose(store, facts, now), facts["place"]
    hers = who.municipalities(ROLE)
    if not hers or (place != EVERY and place not in hers):
        raise NotFound
    return capacity_screens.region(store, who, now) if place == EVERY else capacity_screens.one(store, who, place, now)


ACT = Act(
    name="capacity", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={GAUGE: one, REGION: region},
    makers={"capacity": make},
)  # fmt: skip
