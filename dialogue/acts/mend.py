"""Seeing, changing, moving and removing whatever was logged of a client, with its history."""

from casework import access, corrections, lent
from casework.corrections import CHANGES, ENTRIES
from casework.corrections.removing import PARTS
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.meetings.reading import client
from dialogue.mending import fields, shown
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound

SURE = "ja"


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """What was logged of a client; or one change of an entry, and the entry as it is now."""
    if not answers.get("entry"):
        return shown.entries(talk, answers["client"])
    name, id_, what = answers["entry"], answers["id"], answers["what"]
    if what == fields.TO:
        walk = corrections.move(talk.store, talk.who, name, id_, answers["to"], now=talk.now)
        look = Button(talk.label("buttons.look"), "el", walk.public_id)
        return Screen("mend/moved", {"code_name": lent.called(talk.store, talk.who, walk)}, ((look,),), private=True)
    changes = {what: fields.value(talk, answers)}
    return shown.entry(talk, corrections.change(talk.store, talk.who, name, id_, changes, now=talk.now))


def no_entry(_talk: Talk, answers: Answers) -> bool:
    """Whether to ask which client it is about."""
    return not answers.get("entry")


def entries(talk: Talk, at: Pointed) -> Screen:
    """What was logged of a client."""
    return shown.entries(talk, at.about, at.version)


def entry(talk: Talk, at: Pointed) -> Screen:
    """One of them."""
    if at.choice not in ENTRIES:
        raise NotFound
    return shown.entry(talk, shown.find(talk, at.choice, at.about))


def fix(talk: Talk, at: Pointed) -> Screen:
    """Ask for the new value of one fact, or for the client to move it to."""
    name, _, what = at.choice.partition(".")
    if name not in ENTRIES or what not in (*CHANGES[name], fields.TO):
        raise NotFound
    found = shown.find(talk, name, at.about)
    return filling.begin(talk, every_act()["mend"], {"entry": name, "id": found.id, "what": what})


def remove(talk: Talk, at: Pointed) -> Screen:
    """Ask whether she is sure, then remove it. A start or stop is taken off its choice at once."""
    name, _, sure = at.choice.partition(".")
    if name in PARTS:
        corrections.remove(talk.store, talk.who, name, at.about, now=talk.now)
        return shown.entry(talk, shown.find(talk, "choice", at.about))
    if name not in ENTRIES:
        raise NotFound
    found = shown.find(talk, name, at.about)
    client = access.client_of(talk.store, found.walk)
    facts = {"code_name": client.code_name, "entry": found.kind}
    if sure != SURE:
        yes = Button(talk.label("mend.sure"), "er", at.about, choice=f"{name}.{SURE}")
        no = Button(talk.label("buttons.back"), "ec", at.about, choice=name)
        return Screen("mend/sure", facts, ((yes, no),), private=True)
    corrections.remove(talk.store, talk.who, name, at.about, now=talk.now)
    return Screen("mend/removed", facts, private=True)


ACT = Act(
    name="mend",
    roles=frozenset({"coach"}),
    about_clients=True,
    takes_more=True,
    form=Form(
        fields=(ClientField(name="client", words="mend", closed_too=True, when=no_entry), *fields.FIELDS),
        finish=finish,
        read_line=client,
    ),
    verbs={"el": entries, "ec": entry, "ef": fix, "er": remove},
)  # fmt: skip
