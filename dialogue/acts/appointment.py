"""The next meeting with a client, on another day or at another time than the one-tap weeks offer."""

from datetime import date

from casework import access, appointments
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.clients import ClientField
from dialogue.forms.clock import ClockField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.meetings import next_time
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Agree on it."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    made = appointments.plan(
        talk.store, talk.who, walk.public_id, planned_on=date.fromisoformat(answers["coming"]),
        starts_at=answers["time"], now=talk.now,
    )  # fmt: skip
    return next_time.screen(talk, made)


def begin(talk: Talk, at: Pointed) -> Screen:
    """Another day for this client."""
    client = access.client_for(talk.store, talk.who, at.about, now=talk.now)
    return filling.begin(talk, every_act()["appointment"], {"client": client.public_id})


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
            DayField(name="coming", words="session", past=False, offers=(1, 2, 3, 4, 5, 6, 7, 14)),
            ClockField(name="time", words="session", optional=True),
        ),
        finish=finish,
    ),
    verbs={"ap": begin, "ax": drop},
)
