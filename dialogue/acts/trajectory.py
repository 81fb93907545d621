"""One client's trajectory: what she works on, what is in the way, and what she takes part in."""

from casework import access
from dialogue.act import Act, Pointed
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.talk import Talk
from dialogue.trajectory import standing
from dialogue.trajectory.verbs import LOOK


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """How it stands."""
    return standing.screen(talk, access.current_for(talk.store, talk.who, answers["client"], now=talk.now))


def look(talk: Talk, at: Pointed) -> Screen:
    """The same, from a button about the client."""
    access.client_for(talk.store, talk.who, at.about, now=talk.now)
    return standing.screen(talk, access.current_for(talk.store, talk.who, at.about, now=talk.now))


ACT = Act(
    name="trajectory",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(fields=(ClientField(name="client", words="trajectory"),), finish=finish),
    verbs={LOOK: look},
)
