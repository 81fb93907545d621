"""Erasing a client because she asks it: the coach asks, somebody else who is authorised does it (DOMAIN §4.5)."""

from casework import access, rights
from dialogue.act import Act, Pointed
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.rights.asked import WITHDRAW, asked
from dialogue.rights.field import WhoseField
from dialogue.screens import Button, Screen
from dialogue.talk import Talk

ASK = "zg"


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """What goes and what stays, before anything is asked."""
    walk = rights.trajectory(talk.store, talk.who, answers["client"], now=talk.now)
    client = access.client_of(talk.store, walk)
    button = Button(talk.label("rights.ask_erase"), ASK, client.public_id)
    return Screen("rights/before_erasing", {"code_name": client.code_name}, ((button,),), private=True)


def ask(talk: Talk, at: Pointed) -> Screen:
    """Somebody else is asked."""
    return asked(talk, rights.ask(talk.store, talk.who, at.about, "erase", now=talk.now))


def withdraw(talk: Talk, at: Pointed) -> Screen:
    """What was asked of a second person is not asked any more."""
    rights.withdraw(talk.store, talk.who, at.about, now=talk.now)
    return Screen("rights/withdrawn")


ACT = Act(
    name="erase", roles=frozenset({"coach", *rights.DECIDERS}), about_clients=True,
    form=Form(fields=(WhoseField(name="client", words="rights"),), finish=finish), verbs={ASK: ask, WITHDRAW: withdraw},
)  # fmt: skip
