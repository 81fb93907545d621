"""Somebody who was registered twice, or whom a colleague knows already, is one client (DOMAIN I5, I11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework import access, referrals
from casework.code_names import CodeName, match
from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Asked, Choice, Unclear
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.talk import Talk


@dataclass(frozen=True, kw_only=True)
class KnownField(ClientField):
    """One of her other clients by a tap, or anybody of the organisation by the exact code name; kept as that name."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Her own clients, but for the one who is there twice; a colleague's is typed."""
        asked = super().ask(talk, answers, view)
        others = [choice for choice in asked.choices if choice.code != answers.get("client")]
        return Asked(f"{self.words}/ask_{self.name}", choices=others, columns=asked.columns)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """A code name with its number. Nothing is forgiven: it may be a colleague's client."""
        talk.keep_private()
        found = match(text)
        if found is None or found.code_name is None or not found.exact:
            raise Unclear("merge/not_a_code_name")
        known = referrals.named(talk.store, talk.who, answers["client"], found.code_name, now=talk.now)
        if known.public_id == answers["client"]:
            raise referrals.SameClient
        return str(found.code_name)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The code name of the tapped client."""
        client = super().pick(talk, answers, code)
        return access.client_for(talk.store, talk.who, client, now=talk.now).code_name

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """It is the code name itself."""
        return str(value)


def certain(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """There is no way back, so it is asked."""
    return [
        Choice("ja", talk.label("merge.yes").format(name=answers["known"])),
        Choice("nee", talk.label("buttons.no")),
    ]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """One client from now on."""
    twice = access.client_for(talk.store, talk.who, answers["client"], now=talk.now)
    if answers["certain"] != "ja":
        return Screen("merge/not", {"code_name": twice.code_name}, private=True)
    name = CodeName.parse(answers["known"])
    if name is None:
        raise referrals.NobodyCalled(code_name=answers["known"])
    gone = twice.code_name
    known = referrals.named(talk.store, talk.who, twice.public_id, name, now=talk.now)
    known = referrals.merge(talk.store, talk.who, twice.public_id, known, secret=talk.tools.secret, now=talk.now)
    see = Button(talk.label("buttons.look"), "cl", known.public_id)
    return Screen("merge/kept", {"code_name": known.code_name, "gone": gone}, ((see,),), private=True)


ACT = Act(
    name="merge",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(
        fields=(
            ClientField(name="client", words="merge", closed_too=True),
            KnownField(name="known", words="merge", closed_too=True),
            ChoiceField(name="certain", words="merge", choices=certain, columns=1, exactly=True),
        ),
        finish=finish,
    ),
)
