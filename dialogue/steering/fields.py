"""A band, and the day from which it holds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import Any

from dialogue.forms.day import DayField, DayTooLongAgo
from dialogue.forms.field import MORE, Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.talk import Talk
from foundation.language.dates import say as say_date
from foundation.words.filters import capital
from monitoring import norms

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BELOW_NOTHING = re.compile(r"(?:^|[^\d\s])\s{0,9}[-–−]\s?\d")  # between two numbers it means "to"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def figures(text: str) -> list[float]:
    """Every number in a Dutch text: `7-10`, `0,8`, `30.000`; none where one is below 0 or beyond counting."""
    if _BELOW_NOTHING.search(text):
        return []
    found = [_value(each) for each in _NUMBER.findall(text)]
    return found if all(map(isfinite, found)) else []


@dataclass(frozen=True, kw_only=True)
class BandField(Field):
    """A lower and an upper bound, kept as [low, high]; one number is a bound of the kind that the norm has."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """What it is now, with an example."""
        kind = norms.kind(answers["key"])
        words = norms.words(talk.language)
        facts = {"title": words["norm"][kind.key]["title"], "unit": words["unit"][kind.unit], "now": kind}
        return Asked(f"{self.words}/ask_{self.name}", facts)

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`7-10`, `0,8`, `30.000`."""
        found = figures(text)
        if not 1 <= len(found) <= 2:  # noqa: PLR2004  a lower and an upper bound
            raise Unclear(f"{self.words}/not_a_band")
        low, high = _bounds(found, norms.kind(answers["key"]))
        norms.refuse_impossible(low, high)
        return [low, high]

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """What was understood, with its unit."""
        return norms.said(norms.Band(norms.kind(answers["key"]), *value), talk.language)


@dataclass(frozen=True, kw_only=True)
class FromDayField(DayField):
    """The day from which something holds, past or to come."""

    furthest: timedelta = timedelta(days=3660)

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Today, the next month, this year and the next."""
        today = talk.today
        month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        offers = dict.fromkeys((today, month, date(today.year, 1, 1), date(today.year + 1, 1, 1)))
        choices = [Choice(day.isoformat(), capital(say_date(day, today))) for day in offers]
        if view == MORE:
            return Asked(f"{self.words}/type_{self.name}")
        return Asked(f"{self.words}/ask_{self.name}", choices=[*choices, Choice(MORE, talk.label("buttons.other_day"))])

    def _within(self, talk: Talk, day: date) -> str:
        if abs(day - talk.today) > self.furthest:
            raise DayTooLongAgo(day=day)
        return day.isoformat()


def _bounds(found: list[float], kind: norms.Kind) -> tuple[float | None, float | None]:
    if len(found) > 1:
        return found[0], found[1]
    if kind.low is None and kind.high is not None:
        return None, found[0]
    return found[0], None if kind.low is not None and kind.high is None else found[0]


def _value(text: str) -> float:
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(".", ""))
    whole, _, rest = text.replace(".", ",").partition(",")
    return float(f"{whole}.{rest.replace(',', '') or 0}")
