"""Items that a regisseur adds to the self-evaluation of her municipality, and takes off again (DOMAIN E05, E15)."""

from collections.abc import Mapping, Sequence

from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.telling import fields, screens
from dialogue.telling.evaluation import OUTCOME, OWN
from foundation.people import municipalities
from foundation.words import label
from monitoring.evaluation import items
from monitoring.evaluation.models import ELEMENTS

TEXT = fields.ToldField(name="text", words="evaluation", most=items.LONGEST)


def places(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Her municipalities."""
    mine = talk.who.municipalities("regisseur")
    return [Choice(str(m.id), m.name) for m in municipalities.list_all(talk.store) if m.id in mine]


def elements(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Under which element it comes."""
    return [Choice(code, label("monitoring", f"evaluation.element.{code}", talk.language)) for code in ELEMENTS]


def read_line(talk: Talk, line: str) -> Mapping[str, str]:
    """What stood behind the command is the item."""
    return {TEXT.name: TEXT.read(talk, {}, line)}


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Put it on the list."""
    items.add(
        talk.store, talk.who, int(answers["municipality"]), answers["element"], answers["text"], now=talk.now,
        draft=draft,
    )  # fmt: skip
    return _list(talk)


def own(talk: Talk, at: Pointed) -> Screen:
    """The list; or take one off first."""
    if at.about != "-":
        items.take_off(talk.store, talk.who, at.about, now=talk.now)
    return _list(talk)


def _list(talk: Talk) -> Screen:
    every = items.own_items(talk.store, talk.who.municipalities("regisseur"))
    buttons = [
        (Button(talk.label("evaluation.take_off").format(n=n), OWN, each.public_id),) for n, each in enumerate(every, 1)
    ]
    return Screen(
        "evaluation/own", {"texts": [each.text for each in every]}, (*buttons, (screens.back_to(talk, OUTCOME),))
    )


ACT = Act(
    name="evaluation_items", roles=frozenset({"regisseur"}),
    form=Form(
        fields=(
            ChoiceField(
                name="municipality", words="story", choices=places, short=12,
                assume=lambda talk, answers: fields.the_only(places(talk, answers)),
            ),
            TEXT,
            ChoiceField(name="element", words="evaluation", choices=elements, columns=1),
        ),
        finish=finish, read_line=read_line, private=False,
    ),
    verbs={OWN: own},
)  # fmt: skip
