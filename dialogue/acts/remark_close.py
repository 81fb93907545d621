"""A bottleneck is settled: a regisseur says what was done, and who told it hears that."""

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.telling import fields, remarks, screens
from foundation.refusals import NotFound
from monitoring.remarks import telling

REMARK = "remark"


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep what was done."""
    if REMARK not in answers:
        raise NotFound
    kept = telling.close(talk.store, talk.who, answers[REMARK], answers["outcome"], now=talk.now)
    screens.forget_words(talk, draft, "outcome")
    return remarks.screen(talk, kept, note="closed")


def begin(talk: Talk, at: Pointed) -> Screen:
    """From a remark of her municipality."""
    remark = telling.one(talk.store, talk.who, at.about)
    if remark.municipality_id not in talk.who.municipalities("regisseur"):
        raise NotFound
    return filling.begin(talk, every_act()["remark_close"], {REMARK: remark.public_id})


ACT = Act(
    name="remark_close", roles=frozenset({"regisseur"}), in_menu=False,
    form=Form(
        fields=(fields.ToldField(name="outcome", words="remark", most=telling.LONGEST),), finish=finish, private=False
    ),
    verbs={remarks.CLOSE: begin},
)  # fmt: skip
