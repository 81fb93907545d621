"""The figures by mail to who has no chat: a regisseur adds an address, or stops one."""

from collections.abc import Sequence

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.reporting.readers import ADD, MAIL, ROLE, STOP_MAIL, MailField, listed
from dialogue.screens import Screen
from dialogue.steering import where
from dialogue.talk import Talk
from monitoring.subscriptions import subscribing


def look(talk: Talk, _at: Pointed) -> Screen:
    """Who gets them."""
    return listed(talk)


def add(talk: Talk, _at: Pointed) -> Screen:
    """Ask for whom."""
    return filling.begin(talk, ACT, {})


def stop(talk: Talk, at: Pointed) -> Screen:
    """No more to this address."""
    subscribing.stop_mail_here(talk.store, talk.who, at.about, now=talk.now)
    return listed(talk)


def readers(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """A colleague who steers too, or anybody."""
    return [Choice(one, talk.label(f"report.mail_for.{one}")) for one in ("public", "internal")]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """From the next quarter on."""
    subscribing.subscribe_mail(
        talk.store, answers["address"], where.place_of(talk, answers), audience=answers["readers"], now=talk.now,
        who=talk.who,
    )  # fmt: skip
    return listed(talk)


ACT = Act(
    name="subscription_mail", roles=frozenset({ROLE}), in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="place", words="norms", choices=where.place_choices, assume=where.the_only_place),
            MailField(name="address", words="subscription", is_address=True),
            ChoiceField(name="readers", words="subscription", choices=readers),
        ),
        finish=finish,
        read_line=where.heard,
    ),
    verbs={MAIL: look, ADD: add, STOP_MAIL: stop},
)  # fmt: skip
