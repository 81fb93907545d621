"""A short text of which the usual answers stand as buttons, and the last look before something is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Asked, Choice, Elsewhere, Field, Stale, Unclear, View
from dialogue.forms.text import TextField
from dialogue.talk import Talk
from foundation.words import labels

SEND, OTHER = "ja", "anders"


@dataclass(frozen=True, kw_only=True)
class SuggestedField(TextField):
    """A text; `offers` names the section of the labels with what is offered."""

    offers: str
    echoed: bool = True

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The usual answers; anything else is typed."""
        choices = [Choice(code, text) for code, text in self._offered(talk).items()]
        return Asked(f"{self.words}/ask_{self.name}", choices=choices)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The text of the button."""
        offered = self._offered(talk)
        if code not in offered:
            raise Stale
        return offered[code]

    def _offered(self, talk: Talk) -> Mapping[str, str]:
        found: Mapping[str, str] = labels("dialogue", talk.language)["new"][self.offers]
        return found


@dataclass(frozen=True, kw_only=True)
class PreviewField(Field):
    """Shows how it will look; only a tap sends it. `guessed`: a field that was not asked, to change here."""

    preview: Callable[[Talk, Answers], Mapping[str, Any]]
    guessed: ChoiceField

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """How it will look, or what else the guess could be."""
        if view == OTHER:
            return Asked(f"{self.words}/ask_{self.guessed.name}", choices=self.guessed.choices(talk, answers))
        send = Choice(SEND, talk.label("buttons.send"))
        other = Choice(OTHER, talk.label(f"buttons.other_{self.guessed.name}"))
        return Asked(f"{self.words}/preview", self.preview(talk, answers), [send, other], columns=1)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """Typed words never send it."""
        raise Unclear(f"{self.words}/tap_to_send")

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Send it, or another guess."""
        if code == OTHER:
            raise View(OTHER)
        if code != SEND:
            raise Elsewhere(self.guessed.name, self.guessed.pick(talk, answers, code))
        return code

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Nothing: it has been shown."""
        return ""
