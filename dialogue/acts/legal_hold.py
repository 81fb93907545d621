"""A client's records must be kept for now, for a complaint or by law: nobody erases them meanwhile (DOMAIN §4.4)."""

from collections.abc import Sequence

from casework import access, rights
from casework.models import LegalHold
from casework.models.rights import HOLD_REASONS
from casework.rights import holds
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.rights.asked import asked
from dialogue.rights.field import WhoseField
from dialogue.screens import Button, Screen
from dialogue.talk import Talk

RELEASE = "zh"


def reasons(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Why."""
    return [Choice(each, talk.label(f"rights.reason.{each}").capitalize()) for each in HOLD_REASONS]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Somebody else is asked; an admin decides alone. Where they are held already, it can be ended."""
    hold = _hold(talk, answers["client"])
    if hold is None:
        asks = rights.ask(talk.store, talk.who, answers["client"], "hold", reason=answers["reason"], now=talk.now)
        return asked(talk, asks)
    walk = rights.trajectory(talk.store, talk.who, answers["client"], now=talk.now, keeping=True)
    client = access.client_of(talk.store, walk)
    facts = {"code_name": client.code_name, "reason": talk.label(f"rights.reason.{hold.reason}"), "on": hold.placed_at}
    end = Button(talk.label("rights.ask_release"), RELEASE, client.public_id)
    return Screen("rights/held", facts, ((end,),), private=True)


def release(talk: Talk, at: Pointed) -> Screen:
    """It is no longer needed."""
    return asked(talk, rights.ask(talk.store, talk.who, at.about, "release", now=talk.now))


def _hold(talk: Talk, client: str) -> LegalHold | None:
    walk = rights.trajectory(talk.store, talk.who, client, now=talk.now, keeping=True)
    return holds.in_force(talk.store, walk.client_id)


ACT = Act(
    name="legal_hold", roles=frozenset({"coach", *rights.DECIDERS}), about_clients=True,
    form=Form(
        fields=(
            WhoseField(name="client", words="legal_hold", keeping=True),
            ChoiceField(
                name="reason", words="legal_hold", choices=reasons, columns=1,
                when=lambda talk, answers: _hold(talk, answers["client"]) is None,
            ),
        ),
        finish=finish,
    ),
    verbs={RELEASE: release},
)  # fmt: skip
