"""A short text of which the usual answers stand as buttons, and the last look before something is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.forms.text import TextField
from dialogue.talk import Talk
from foundation.words import labels

SEND = "ja"


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
    """Shows how it will look; only a tap sends it."""

    preview: Callable[[Talk, Answers], Mapping[str, Any]]

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """How it will look."""
        return Asked(f"{self.words}/preview", self.preview(talk, answers), [Choice(SEND, talk.label("buttons.send"))])

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """Typed words never send it."""
        raise Unclear(f"{self.words}/tap_to_send")

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Send it."""
        if code != SEND:
            raise Stale
        return code

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Nothing: it has been shown."""
        return ""
