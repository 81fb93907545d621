"""Looking back at the week: her own counts, and the news of the map."""

from datetime import timedelta

from dialogue import week
from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.talk import Talk


def show(talk: Talk, _rest: str) -> Screen:
    """The present week, once it is over; until then the one before."""
    last = week.last_working_day(talk.today)
    return _of(talk, 0 if talk.now >= week.begins(last) else 1)


def before(talk: Talk, _at: Pointed) -> Screen:
    """Last week."""
    return _of(talk, 1)


def _of(talk: Talk, ago: int) -> Screen:
    last = week.last_working_day(talk.today - timedelta(weeks=ago))
    return week.screen(week.gather(talk.store, talk.who, last), talk.language)


ACT = Act(name="my_week", roles=frozenset({"coach"}), start=show, verbs={"tw": before})
