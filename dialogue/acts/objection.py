"""She says that something is not right: it is corrected, or it stays with a note that she says so (DOMAIN §4.5)."""

from collections.abc import Sequence

from casework import access, objections
from casework.models.rights import ABOUT, OBJECTION_OUTCOMES
from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.talk import Talk

MEND = "el"  # what was logged of a client, to be changed


def abouts(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """What it can be about."""
    return [Choice(each, talk.label(f"objection.about.{each}")) for each in ABOUT]


def outcomes(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """What the coach does about it."""
    return [Choice(each, talk.label(f"objection.outcome.{each}")) for each in OBJECTION_OUTCOMES]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """It is noted; what is wrong can be corrected at once."""
    outcome = answers["outcome"]
    objections.log(
        talk.store, talk.who, answers["client"], answers["about"], outcome, said_on=talk.today, now=talk.now
    )  # fmt: skip
    client = access.client_for(talk.store, talk.who, answers["client"], now=talk.now)
    mend = Button(talk.label("objection.mend"), MEND, answers["client"])
    facts = {"code_name": client.code_name, "stays": outcome == "stays"}
    return Screen("objection/kept", facts, () if facts["stays"] else ((mend,),), private=True)


ACT = Act(
    name="objection", roles=frozenset({"coach"}), about_clients=True,
    form=Form(
        fields=(
            ClientField(name="client", words="objection", closed_too=True),
            ChoiceField(name="about", words="objection", choices=abouts, short=9),
            ChoiceField(name="outcome", words="objection", choices=outcomes, columns=1),
        ),
        finish=finish,
    ),
)  # fmt: skip
