"""How full a municipality is: new trajectories of a year against the fte there is (DOMAIN C03, C04, I23)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import capacity_screens, where
from dialogue.steering.capacity_screens import GAUGE, REGION
from dialogue.talk import Talk

ROLE = "regisseur"


def show(talk: Talk, rest: str) -> Screen:
    """`/capaciteit [gemeente]`; without one her only one, or hers side by side."""
    place = where.asked(talk, rest, ROLE)
    return capacity_screens.one(talk, place) if place else capacity_screens.region(talk)


def one(talk: Talk, at: Pointed) -> Screen:
    """One of her municipalities."""
    return capacity_screens.one(talk, where.pointed(talk, at.version, ROLE))


def region(talk: Talk, _at: Pointed) -> Screen:
    """Hers side by side."""
    return capacity_screens.region(talk)


ACT = Act(
    name="capacity", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={GAUGE: one, REGION: region}
)  # fmt: skip
