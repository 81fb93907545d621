"""What needs me today: counts first, names after (DOMAIN US-C1). The clock sends the same screen at 08:30."""

from casework import caseload
from dialogue.act import Act, Pointed
from dialogue.overview import screen
from dialogue.screens import Screen
from dialogue.talk import Talk


def show(talk: Talk, _rest: str) -> Screen:
    """The overview, with the names."""
    day = caseload.overview(talk.store, talk.who, today=talk.today)
    return screen(day, talk.who.name, talk.today, named=True)


def begin(talk: Talk, _at: Pointed) -> Screen:
    """From the morning's counts to the names."""
    return show(talk, "")


ACT = Act(name="today", roles=frozenset({"coach"}), about_clients=True, start=show, verbs={"td": begin})
