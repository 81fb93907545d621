"""Fields that know nothing of clients or listings: a choice, a day, minutes, a text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz, process

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear, View
from dialogue.talk import Talk
from foundation.language import guard, numbers
from foundation.language.dates import read as read_date
from foundation.language.dates import say as say_date
from foundation.refusals import Refusal

MORE = "meer"
ALIKE = 82


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of a list. The first `short` are shown at once, the rest behind a button."""

    choices: Callable[[Talk, Answers], Sequence[Choice]]
    columns: int = 2
    short: int = 8

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The question with the first or with all choices."""
        every = list(self.choices(talk, answers))
        if view != MORE and len(every) > self.short:
            every = [*every[: self.short], Choice(MORE, talk.label("buttons.more_choices"))]
        return Asked(f"{self.words}/ask_{self.name}", choices=every, columns=self.columns)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The choice that the text resembles; a doubt between two is asked."""
        every = list(self.choices(talk, answers))
        wanted = text.casefold().strip()
        scores = process.extract(
            wanted, [c.label.casefold() for c in every], scorer=fuzz.WRatio, limit=3, score_cutoff=ALIKE
        )
        exact = [c for c in every if c.label.casefold() == wanted or c.code == wanted]
        if exact:
            return exact[0].code
        if len(scores) == 1 or (len(scores) > 1 and scores[0][1] - scores[1][1] > 5):  # noqa: PLR2004  clearly the best
            return every[scores[0][2]].code
        raise Unclear("form/not_a_choice", choices=[every[i] for _, _, i in scores])

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The choice with this code."""
        if code == MORE:
            raise View(MORE)
        if code not in {c.code for c in self.choices(talk, answers)}:
            raise Stale
        return code

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Its label."""
        return next((c.label for c in self.choices(talk, answers) if c.code == value), "")


class DayInTheFuture(Refusal):
    """Something that already happened cannot lie ahead."""


class DayInThePast(Refusal):
    """Something still to come cannot lie behind us."""


class DayTooLongAgo(Refusal):
    """Further back than anything here can be."""


@dataclass(frozen=True, kw_only=True)
class DayField(Field):
    """A day, kept as an ISO date. `past`: something that happened; otherwise something to come."""

    past: bool = True
    furthest: timedelta = timedelta(days=800)
    offers: tuple[int, ...] = (0, -1)  # days from today that stand as buttons

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Today, yesterday, or a list of days."""
        offers = self.offers if view != MORE else tuple(range(0, -14, -1) if self.past else range(14))
        choices = [
            Choice((talk.today + timedelta(days=n)).isoformat(), say_date(talk.today + timedelta(days=n), talk.today))
            for n in offers
        ]
        if view != MORE:
            choices.append(Choice(MORE, talk.label("buttons.other_day")))
        return Asked(f"{self.words}/ask_{self.name}", choices=choices, columns=2)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """The day that is meant. One that can mean two days is asked."""
        found = read_date(text, talk.today, "past" if self.past else "future")
        if found is None:
            raise Unclear("form/not_a_day")
        days = dict.fromkeys(d for d in (found.day, *found.alternatives) if d is not None)
        if found.unsure and days:
            raise Unclear("form/which_day", choices=[Choice(d.isoformat(), say_date(d, talk.today)) for d in days])
        if found.day is None:
            raise Unclear("form/not_a_day")
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


class PrivateFound(Refusal):
    """The text holds what may not stand here. Its kinds are named, never the text."""


class TextTooLong(Refusal):
    """More than fits."""


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """A short free text that passed the privacy guard."""

    most: int = 300
    guarded_as: guard.Field = "note"
    echoed: bool = False

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
            raise PrivateFound(kinds=[talk.label(f"private.{kind}") for kind in kinds])
        return text

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """The text, where it helps."""
        return str(value) if self.echoed else ""
