"""Fields of what is told: a text in which no client is called, for what it may be used, and where it belongs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from casework import code_names
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import ASK, Answers, Asked, Choice
from dialogue.forms.text import PrivateFound, TextField
from dialogue.talk import Talk
from foundation.people import municipalities as places
from monitoring.stories.telling import TELLERS


@dataclass(frozen=True, kw_only=True)
class ToldField(TextField):
    """A text for others to read: what is typed leaves the chat, and no code name may stand anywhere in it."""

    code_name: bool = False

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The question, as it fits who tells."""
        return Asked(f"{self.words}/ask_{self.name}", {"voice": answers.get("voice"), "most": self.most})

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The text as it is."""
        talk.keep_private()
        if code_names.all_named(text):
            talk.drop_line()
            raise PrivateFound(kinds=[talk.label("private.client")], code_name=False)
        return super().read(talk, answers, text)


@dataclass(frozen=True, kw_only=True)
class UseField(ChoiceField):
    """For which reports it may be used: asked of who told it, or whom it is about."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The question, as it fits who has to say yes."""
        return Asked(
            f"{self.words}/ask_{self.name}", {"voice": answers.get("voice")}, self.choices(talk, answers), self.columns
        )


def my_organisations(talk: Talk, _answers: Answers, roles: Collection[str] = TELLERS) -> Sequence[Choice]:
    """Where she is a coach or coordinator, or what these roles say."""
    names = {m.organisation_id: m.organisation for m in talk.who.members if m.role in roles}
    return [Choice(str(number), name) for number, name in names.items()]


def my_municipalities(talk: Talk, _answers: Answers, roles: Collection[str] = TELLERS) -> Sequence[Choice]:
    """Her municipalities as a coach or coordinator (or in these roles); all of them when her memberships name none."""
    mine = talk.who.municipalities(*roles)
    return [Choice(str(m.id), m.name) for m in places.list_all(talk.store) if not mine or m.id in mine]


def the_only(choices: Sequence[Choice]) -> Any:
    """What need not be asked because there is no choice."""
    return choices[0].code if len(choices) == 1 else ASK


def of_labels(section: str, codes: Sequence[str], talk: Talk) -> list[Choice]:
    """These codes with their labels."""
    return [Choice(code, talk.label(f"{section}.{code}")) for code in codes]
