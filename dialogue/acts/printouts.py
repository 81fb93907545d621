"""What practices counted in their own records: numbers only, each beside what was referred (DOMAIN I4, D19)."""

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.steering import printout_screens, where
from dialogue.steering.printout_screens import AWAY, CARE_USE, LIST, NEW, PRINTOUT
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring import printouts

FORMS = {PRINTOUT: "printout_new", CARE_USE: "care_use_new"}


def show(talk: Talk, rest: str) -> Screen:
    """`/uitdraaien [gemeente]`."""
    place = where.asked(talk, rest, *where.WORK)
    return printout_screens.every(talk, place) if place else where.which(talk, LIST, *where.WORK)


def look(talk: Talk, at: Pointed) -> Screen:
    """Those of one municipality."""
    return printout_screens.every(talk, where.pointed(talk, at.version, *where.WORK))


def new(talk: Talk, at: Pointed) -> Screen:
    """Ask for a print-out, or for care use."""
    if at.choice not in FORMS:
        raise NotFound
    place = where.pointed(talk, at.version, *where.WORK)
    return filling.begin(talk, every_act()[FORMS[at.choice]], {"place": str(place)})


def away(talk: Talk, at: Pointed) -> Screen:
    """It was a mistake."""
    return printout_screens.every(talk, printouts.take_back(talk.store, talk.who, at.about, now=talk.now))


ACT = Act(
    name="printouts", roles=frozenset(where.WORK), start=show, takes_more=True,
    verbs={LIST: look, NEW: new, AWAY: away},
)  # fmt: skip
