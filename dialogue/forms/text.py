"""Free text, where it earns its place; what may not stand here is refused and wiped (DESIGN §4)."""

from dataclasses import dataclass
from typing import Any

from casework import code_names
from dialogue.forms.field import Answers, Asked, Field, Stale
from dialogue.talk import Talk
from foundation.language import guard
from foundation.refusals import Refusal


class PrivateFound(Refusal):
    """The text holds what may not stand here. Its kinds are named, never the text. `code_name`: that may."""


class TextTooLong(Refusal):
    """More than fits."""


def leave_no_name(talk: Talk, text: str) -> PrivateFound | None:
    """A line that answers nothing where a client is asked about: one that may tell who she is leaves the chat."""
    kinds = sorted({finding.kind for finding in guard.find(text, "note", frozenset(code_names.words()))})
    if not kinds:
        return None
    talk.drop_line()
    return PrivateFound(kinds=[talk.label(f"private.{kind}") for kind in kinds], code_name=True)


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """A short free text that passed the privacy guard."""

    most: int = 300
    guarded_as: guard.Field = "note"
    echoed: bool = False
    code_name: bool = True  # whether who sees clients may call one here

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Only a question: the answer is typed."""
        return Asked(f"{self.words}/ask_{self.name}")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The text as it is."""
        if len(text) > self.most:
            raise TextTooLong(most=self.most, length=len(text))
        kinds = sorted({finding.kind for finding in guard.find(text, field=self.guarded_as)})
        if kinds:
            talk.drop_line()
            may = self.code_name and talk.who.has("coach", "coordinator")
            raise PrivateFound(kinds=[talk.label(f"private.{kind}") for kind in kinds], code_name=may)
        return text

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The text, where it helps."""
        return str(value) if self.echoed else ""


@dataclass(frozen=True, kw_only=True)
class SharedTextField(TextField):
    """A short text about an activity, for others to read: no code name of a client may stand in it either."""

    code_name: bool = False

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The text as it is."""
        found = code_names.match(text)
        if found is not None and found.number is not None:
            talk.drop_line()
            raise PrivateFound(kinds=[talk.label("private.client")], code_name=False)
        return super().read(talk, answers, text)
