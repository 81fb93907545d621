"""How long something took."""

from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import MORE, Answers, Asked, Choice, Field, Stale, Unclear, View
from dialogue.talk import Talk
from foundation.language import numbers


@dataclass(frozen=True, kw_only=True)
class MinutesField(Field):
    """How long something took, 1 to 480 minutes."""

    offers: tuple[int, ...] = (15, 30, 45, 60, 90)
    most: int = 480

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The usual lengths; another is typed."""
        if view == MORE:
            return Asked(f"{self.words}/type_{self.name}")
        choices = [Choice(str(n), str(n)) for n in self.offers]
        return Asked(
            f"{self.words}/ask_{self.name}",
            choices=[*choices, Choice(MORE, talk.label("buttons.something_else"))],
            columns=3,
        )

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`45`, `drie kwartier`, `anderhalf uur`."""
        said = numbers.find_duration(text)
        minutes = said.minutes if said is not None else numbers.value(text.strip())
        if minutes is None or not 1 <= minutes <= self.most:
            raise Unclear("form/not_minutes", most=self.most)
        return int(minutes)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped length."""
        if code == MORE:
            raise View(MORE)
        if not code.isdecimal() or not 1 <= int(code) <= self.most:
            raise Stale
        return int(code)

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """`45 minuten`."""
        return talk.say("form/minutes", minutes=value)
