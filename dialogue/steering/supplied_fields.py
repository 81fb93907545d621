"""Fields of what a practice supplies: a period that is over, and numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.steering.fields import figures
from dialogue.talk import Talk
from foundation.language.dates import find_all
from foundation.words.filters import long_day
from monitoring import printouts
from monitoring.formats.speaking import period_name
from monitoring.periods import Period, PeriodUnknown
from monitoring.printouts import PrintoutNotPossible
from monitoring.quarters import QUARTERS

FOUR = "4q"
BOTH = 2


@dataclass(frozen=True, kw_only=True)
class PastPeriodField(Field):
    """From when until when, kept as two ISO dates, both included."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """The last quarter, half-year and year, and the last four quarters."""
        choices = [Choice(str(each), period_name(each).capitalize()) for each in _usual(talk.today)]
        return Asked(
            f"{self.words}/ask_{self.name}", choices=[*choices, Choice(FOUR, talk.label("steering.four_quarters"))]
        )

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`2026-K3`, `1 januari tot 30 juni`."""
        try:
            period = Period.read(text)
            days = [period.first, period.last]
        except PeriodUnknown as unknown:
            days = [found.day for found in find_all(text, talk.today, "past") if found.day is not None]
            if len(days) != BOTH or days[0] > days[1]:
                raise Unclear(f"{self.words}/not_a_period") from unknown
        if days[1] > talk.today:
            raise PrintoutNotPossible
        return [day.isoformat() for day in days]

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """The tapped period."""
        if code == FOUR:
            year = Period.quarter_of(talk.today).previous().last_ones(QUARTERS)
            return [year[0].first.isoformat(), year[-1].last.isoformat()]
        found = next((each for each in _usual(talk.today) if str(each) == code), None)
        if found is None:
            raise Stale
        return [found.first.isoformat(), found.last.isoformat()]

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Both days in words."""
        return " – ".join(long_day(date.fromisoformat(day)) for day in value)


@dataclass(frozen=True, kw_only=True)
class NumbersField(Field):
    """So many numbers out of one line; one of them is kept as it is, several as a list."""

    many: int = 1
    whole: bool = True
    least: float = 0
    most: float = printouts.LARGEST

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Only a question: the answer is typed."""
        return Asked(f"{self.words}/ask_{self.name}")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`120`, `9,2 en 6,8`."""
        found = figures(text)
        if len(found) != self.many or (self.whole and any(each != int(each) for each in found)):
            raise Unclear(f"{self.words}/not_{self.name}")
        if not all(self.least <= each <= self.most for each in found):
            raise PrintoutNotPossible
        kept = [int(each) for each in found] if self.whole else found
        return kept[0] if self.many == 1 else kept

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale


def _usual(today: date) -> list[Period]:
    """The last whole quarter, half-year and year."""
    quarter = Period.quarter_of(today).previous()
    half = Period(today.year, "H", (today.month - 1) // 6 + 1).previous()
    return [quarter, half, Period(today.year - 1)]
