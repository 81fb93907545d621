"""A day, read as people write it and always said back."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dialogue.forms.field import MORE, Answers, Asked, Choice, Field, Stale, Unclear, View
from dialogue.talk import Talk
from foundation.language.dates import read as read_date
from foundation.language.dates import say as say_date
from foundation.refusals import Refusal
from foundation.words.filters import capital


class DayInTheFuture(Refusal):
    """Something that already happened cannot lie ahead."""


class DayInThePast(Refusal):
    """Something still to come cannot lie behind us."""


class DayTooLongAgo(Refusal):
    """Further back than anything here can be."""


def _label(day: date, today: date) -> str:
    """A day as a button: it begins a sentence, so with a capital."""
    return capital(say_date(day, today))


@dataclass(frozen=True, kw_only=True)
class DayField(Field):
    """A day, kept as an ISO date. `past`: something that happened; otherwise something to come."""

    past: bool = True
    furthest: timedelta = timedelta(days=800)
    offers: tuple[int, ...] = (0, -1)  # days from today that stand as buttons
    after: str = ""  # the field whose day they are counted from, instead of today

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Today, yesterday, or a list of days."""
        offers = self.offers if view != MORE else tuple(range(0, -14, -1) if self.past else range(14))
        start = date.fromisoformat(answers[self.after]) if self.after else talk.today
        days = (start + timedelta(days=n) for n in offers)
        choices = [Choice(day.isoformat(), _label(day, talk.today)) for day in days]
        if view != MORE:
            choices.append(Choice(MORE, talk.label("buttons.other_day")))
        return Asked(f"{self.words}/ask_{self.name}", choices=choices, columns=2)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The day that is meant. One that can mean two days is asked."""
        found = read_date(text, talk.today, "past" if self.past else "future")
        if found is None:
            raise Unclear("form/not_a_day", past=self.past)
        days = dict.fromkeys(d for d in (found.day, *found.alternatives) if d is not None)
        if found.unsure and days:
            raise Unclear("form/which_day", choices=[Choice(d.isoformat(), _label(d, talk.today)) for d in days])
        if found.day is None:
            raise Unclear("form/not_a_day", past=self.past)
        return self._within(talk, found.day)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped day."""
        if code == MORE:
            raise View(MORE)
        try:
            day = date.fromisoformat(code)
        except ValueError as error:
            raise Stale from error
        return self._within(talk, day)

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The day in words: what was understood is always said back."""
        return say_date(date.fromisoformat(value), talk.today)

    def _within(self, talk: Talk, day: date) -> str:
        if self.past and day > talk.today:
            raise DayInTheFuture(day=day)
        if not self.past and day < talk.today:
            raise DayInThePast(day=day)
        if abs(day - talk.today) > self.furthest:
            raise DayTooLongAgo(day=day)
        return day.isoformat()
