"""A time of day for something to come."""

from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.forms.listings import times
from dialogue.talk import Talk


@dataclass(frozen=True, kw_only=True)
class ClockField(Field):
    """One time of day, kept as `14:00`."""

    offers: tuple[str, ...] = ("09:00", "10:00", "11:00", "13:00", "14:00", "15:00", "16:00")

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The whole hours; another time is typed."""
        choices = [Choice(time.replace(":", ""), _said(time)) for time in self.offers]
        return Asked(f"{self.words}/ask_{self.name}", choices=choices, columns=4)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`14.00`, `14:30`, `9 uur`."""
        found = times(text)
        if found is None or len(found) != 1:
            raise Unclear("form/not_a_time")
        return found[0]

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped time."""
        time = f"{code[:2]}:{code[2:]}"
        if time not in self.offers:
            raise Stale
        return time

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """`14.00`."""
        return _said(value)


def _said(time: str) -> str:
    return time.replace(":", ".")
