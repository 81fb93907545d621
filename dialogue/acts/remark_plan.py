"""Who does something about a bottleneck, and by when."""

from collections.abc import Sequence
from datetime import date

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.telling import remarks
from foundation.refusals import NotFound
from monitoring.remarks import telling

REMARK = "remark"


def owners(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Functions, never names."""
    return [Choice(code, label) for code, label in telling.owners(talk.language).items()]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep it."""
    if REMARK not in answers:
        raise NotFound
    day = date.fromisoformat(answers["due_on"]) if answers["due_on"] else None
    kept = telling.plan(talk.store, talk.who, answers[REMARK], owner=answers["owner"], due_on=day, now=talk.now)
    return remarks.screen(talk, kept)


def begin(talk: Talk, at: Pointed) -> Screen:
    """From a remark."""
    remark = telling.one(talk.store, talk.who, at.about)
    return filling.begin(talk, every_act()["remark_plan"], {REMARK: remark.public_id})


ACT = Act(
    name="remark_plan", roles=frozenset({*telling.TELLERS, "regisseur"}), in_menu=False,
    form=Form(
        fields=(
            ChoiceField(name="owner", words="remark", choices=owners),
            DayField(name="due_on", words="remark", past=False, offers=(7, 14, 28), optional=True),
        ),
        finish=finish, private=False,
    ),
    verbs={remarks.PLAN: begin},
)  # fmt: skip
