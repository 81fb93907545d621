"""Telling colleagues how an activity is: a few taps and a short text, never anything of a client."""

from collections.abc import Sequence

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.on_map import OnMapField
from dialogue.forms.several import SeveralField
from dialogue.forms.text import SharedTextField
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map.access import shown_to
from social_map.experiences import saying, telling

LONGEST = 200


def kinds(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """What can be said with a tap."""
    return [Choice(code, label) for code, label in saying.said(talk.language).items()]


def heard(talk: Talk, text: str) -> list[str]:
    """The choices whose words stand in a typed text."""
    line = text.casefold()
    return [code for code, label in saying.said(talk.language).items() if label.casefold() in line]


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep it for colleagues."""
    kept = telling.tell(
        talk.store,
        talk.who,
        answers["listing"],
        answers["said"] or (),
        answers["text"] or "",
        now=talk.now,
        draft=draft,
    )
    listing = shown_to(talk.store, talk.who, answers["listing"])
    facts = {"title": listing.title, "said": [saying.said(talk.language)[c] for c in kept.said], "text": kept.text}
    back = Button(talk.label("buttons.back_to_listing"), "ls", listing.public_id)
    away = Button(talk.label("buttons.undo"), "xr", kept.public_id)
    return Screen("experience/kept", facts, ((back, away),))


def begin(talk: Talk, at: Pointed) -> Screen:
    """From a listing's card."""
    return filling.begin(
        talk, every_act()["experience"], {"listing": shown_to(talk.store, talk.who, at.about).public_id}
    )


ACT = Act(
    name="experience",
    roles=frozenset({"coach"}),
    form=Form(
        private=False,
        fields=(
            OnMapField(name="listing", words="experience"),
            SeveralField(name="said", words="experience", choices=kinds, understand=heard, optional=True, columns=2),
            SharedTextField(name="text", words="experience", most=LONGEST, optional=True, echoed=True),
        ),
        finish=finish,
    ),
    verbs={"xe": begin},
)
