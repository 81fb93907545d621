"""Telling colleagues how an activity is: a few taps and a short text, never anything of a client."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework import code_names
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.on_map import OnMapField
from dialogue.forms.several import SeveralField
from dialogue.forms.text import PrivateFound, TextField
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map.access import shown_to
from social_map.experiences import saying, telling

LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class ExperienceField(TextField):
    """A short text about an activity: no code name of a client may stand in it either."""

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The text as it is."""
        found = code_names.match(text)
        if found is not None and found.number is not None:
            talk.drop_line()
            raise PrivateFound(kinds=[talk.label("private.client")])
        return super().read(talk, answers, text)


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
            ExperienceField(name="text", words="experience", most=LONGEST, optional=True, echoed=True),
        ),
        finish=finish,
    ),
    verbs={"xe": begin},
)
