"""Two questions each half-year: how referring goes, and how reporting back goes (DOMAIN E12, B24)."""

from collections.abc import Sequence

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.telling import fields, screens
from dialogue.telling.process import BEGIN
from monitoring.process import answering
from monitoring.process.models import ANSWERS

LONGEST = 300


def answers_of(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """What can be answered."""
    return fields.of_labels("process.answer", ANSWERS, talk)


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep both answers."""
    answering.answer(
        talk.store, talk.who, referring=answers["referring"], reporting=answers["reporting"],
        text=answers["text"] or "", now=talk.now,
    )  # fmt: skip
    screens.forget_words(talk, draft, "referring", "reporting", "text")  # whose answer it was is forgotten one day
    return Screen("process/kept")


def begin(talk: Talk, _at: Pointed) -> Screen:
    """From the question of the clock."""
    return filling.begin(talk, every_act()["process"])


ACT = Act(
    name="process", roles=frozenset({"coach"}),
    form=Form(
        fields=(
            ChoiceField(name="referring", words="process", choices=answers_of, columns=3, optional=True),
            ChoiceField(name="reporting", words="process", choices=answers_of, columns=3, optional=True),
            fields.ToldField(name="text", words="process", most=LONGEST, optional=True),
        ),
        finish=finish, private=False,
    ),
    verbs={BEGIN: begin},
)  # fmt: skip
