"""Closing a trajectory in three taps: close, why, and may we ask later? (DOMAIN US-C9)."""

from collections.abc import Sequence

from casework import access, closings, consents, lent
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.field import ASK, Answers, Choice
from dialogue.forms.form import Form
from dialogue.referrers import offer
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.trajectory import health
from foundation.codes import codes, of_class

OFTEN = (
    "doel_bereikt_activiteit", "doel_bereikt_vrijwilliger", "doel_bereikt_netwerk", "doel_bereikt_info",
    "ander_traject", "geen_behoefte", "geen_contact", "wachttijd", "geen_aanbod",
)  # fmt: skip


def reasons(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Why it ends: the usual reasons first."""
    rest = [code for code in codes("closing_reason") if code not in OFTEN]
    return [Choice(code, talk.label(f"closing_reasons.{code}")) for code in (*OFTEN, *rest)]


def can_be_asked(talk: Talk, answers: Answers) -> bool:
    """Nobody is asked about later when there is nobody to ask, or nothing to ask about."""
    silent = of_class("closing_reason", "void") | {"overleden"}
    return answers.get("reason") not in silent


def said_before(talk: Talk, answers: Answers) -> object:
    """What she said when she was asked for consent is not asked again."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    return {True: "ja", False: "nee", None: ASK}[consents.may(talk.store, walk, "follow_up")]


def yes_or_no(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The two answers."""
    return [Choice("ja", talk.label("buttons.yes")), Choice("nee", talk.label("buttons.no"))]


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Close it."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    may = {"ja": True, "nee": False}.get(answers["may_ask"])
    closings.close(
        talk.store, talk.who, walk.public_id, reason=answers["reason"], closed_on=talk.today, may_ask_later=may,
        now=talk.now,
    )  # fmt: skip
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk),
        "reason": codes("closing_reason")[answers["reason"]].nl, "may_ask": may,
    }  # fmt: skip
    undo_it = (Button(talk.label("buttons.undo"), "xu", walk.public_id),)
    letter = offer(talk, walk.public_id)
    first = (*((letter,) if letter else ()), *health.offered(talk, walk, health.CLOSING))
    return Screen("closing/kept", facts, (*first, undo_it), private=True)


def undo(talk: Talk, at: Pointed) -> Screen:
    """It is open again."""
    closings.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("closing/undone", private=True)


ACT = Act(
    name="closing",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(
        fields=(
            ClientField(name="client", words="closing"),
            ChoiceField(name="reason", words="closing", choices=reasons, short=9, columns=1),
            ChoiceField(name="may_ask", words="closing", choices=yes_or_no, when=can_be_asked, assume=said_before),
        ),
        finish=finish,
    ),
    verbs={"xu": undo},
)
