"""When Wegwijs may speak to me: the hour of the overview, the evening, days off; and the days I am away."""

from dataclasses import replace
from datetime import time

from dialogue import hours
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.people import leaves
from foundation.people.models import Leave, Person
from foundation.refusals import NotFound
from foundation.words.filters import clock_time

VERB = "to"
OVERVIEW = ("0800", "0830", "0900", "1000", "1300")
QUIET = ("1700", "1800", "2000")
WORK = hours.WEEKDAYS[:5]


def show(talk: Talk, _rest: str) -> Screen:
    """Her hours, each a button; and the leaves that are to come."""
    return _screen(talk)


def choose(talk: Talk, at: Pointed) -> Screen:
    """Another hour, or a day off and on again."""
    person_id, what = _person(talk), at.choice[1:]
    mine = hours.hours_of(talk.store, person_id)
    if at.choice[:1] == "o" and what in OVERVIEW:
        mine = replace(mine, earliest=_time(what), overview_at=_time(what))
    elif at.choice[:1] == "q" and what in QUIET:
        mine = replace(mine, latest=_time(what))
    elif at.choice[:1] == "d" and what in WORK:
        mine = replace(mine, days_off=mine.days_off ^ {what})
    else:
        raise NotFound
    hours.choose(talk.store, person_id, mine)
    return _screen(talk)


def _screen(talk: Talk) -> Screen:
    mine = hours.hours_of(talk.store, _person(talk))
    overview = tuple(_button(at, f"o{at}", on=_time(at) == mine.overview_at) for at in OVERVIEW)
    quiet = tuple(_button(at, f"q{at}", on=_time(at) == mine.latest) for at in QUIET)
    days = tuple(Button(f"{'✖️ ' if day in mine.days_off else ''}{day}", VERB, "-", choice=f"d{day}") for day in WORK)
    coming = leaves.coming(talk.store, talk.who, talk.today)
    away = [
        (Button(talk.label("leave.back").format(day=f"{one.from_on:%d-%m}"), "tx", one.public_id),) for one in coming
    ]
    facts = {
        "hours": mine, "off": [talk.label(f"weekdays.{day}") for day in WORK if day in mine.days_off],
        "leaves": [(one, _stand_in(talk, one)) for one in coming],
    }  # fmt: skip
    return Screen("hours/mine", facts, (overview, quiet, days, *away))


def _button(at: str, choice: str, *, on: bool) -> Button:
    return Button(f"{'✅ ' if on else ''}{clock_time(_time(at))}", VERB, "-", choice=choice)


def _stand_in(talk: Talk, leave: Leave) -> str:
    """Who stands in, if she agreed."""
    if leave.stand_in_id is None or leave.accepted_at is None:
        return ""
    return talk.store.get_one(Person, leave.stand_in_id).name


def _time(at: str) -> time:
    return time(int(at[:2]), int(at[2:]))


def _person(talk: Talk) -> int:
    if talk.who.person_id is None:
        raise NotFound
    return talk.who.person_id


ACT = Act(name="own_hours", roles=frozenset({"coach"}), start=show, verbs={VERB: choose})
