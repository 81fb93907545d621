"""The next meeting with a client, on another day or at another time than the one-tap weeks offer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework import access, appointments, code_names
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.clients import ClientField
from dialogue.forms.clock import ClockField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Unclear
from dialogue.forms.form import Form
from dialogue.forms.listings import times
from dialogue.meetings import next_time, reading
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.language import dates

_CLOCK = re.compile(r"(?:\bom\s+)?\b\d{1,2}(?:[.:]\d\d(?:\s?uur)?|\s?uur)\s*$")  # a time stands last


@dataclass(frozen=True, kw_only=True)
class ComingField(DayField):
    """The day of it. A time typed behind the day is no reason not to know the day; it is asked next."""

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`morgen`, and `morgen om 14.00` too."""
        try:
            return super().read(talk, answers, text)
        except Unclear:
            clock = _CLOCK.search(text)
            if clock is None:
                raise
            return super().read(talk, answers, text[: clock.start()].strip())


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Agree on it."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    made = appointments.plan(
        talk.store, talk.who, walk.public_id, planned_on=date.fromisoformat(answers["coming"]),
        starts_at=answers["time"], now=talk.now,
    )  # fmt: skip
    return next_time.screen(talk, made)


def read_line(talk: Talk, line: str) -> Mapping[str, Any]:
    """`kievit 27 dinsdag 14.00` fills what it says; a day that can be two is asked."""
    given = reading.client(talk, line)
    named = code_names.match(line)
    rest = line[: named.start] + line[named.end :] if named else line
    clock = _CLOCK.search(rest)
    day = next(iter(dates.find_all(rest[: clock.start()] if clock else rest, talk.today, "future")), None)
    if day is not None and day.day is not None and not day.unsure and day.day >= talk.today:
        given["coming"] = day.day.isoformat()
    found = times(clock[0]) if clock else None
    return given | ({"time": found[0]} if found and len(found) == 1 else {})


def begin(talk: Talk, at: Pointed) -> Screen:
    """Another day for this client."""
    access.client_for(talk.store, talk.who, at.about, now=talk.now)
    return filling.begin(talk, every_act()["appointment"], {"client": at.about})


def drop(talk: Talk, at: Pointed) -> Screen:
    """It will not take place."""
    appointments.drop(talk.store, talk.who, at.about, now=talk.now)
    return Screen("session/appointment_gone", private=True)


ACT = Act(
    name="appointment",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(
        fields=(
            ClientField(name="client", words="session"),
            ComingField(name="coming", words="session", past=False, offers=(1, 2, 3, 4, 5, 6, 7, 14)),
            ClockField(name="time", words="session", optional=True),
        ),
        finish=finish,
        read_line=read_line,
    ),
    verbs={"ap": begin, "ax": drop},
)
