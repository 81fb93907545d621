"""Quarters, half-years and years: what a report is about. Always computed from dates (DOMAIN §2.0)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from foundation.refusals import Refusal

FREEZE_AFTER_DAYS = 42  # as long as the window of a follow-up, so that its figures can be complete (DOMAIN §2.0)
_NOTATION = re.compile(r"(?P<year>20[0-9]{2})(?:-?(?P<part>[KQHkqh])(?P<number>[0-9]))?")
_PARTS_IN_YEAR = {"Q": 4, "H": 2, "": 1}


class PeriodUnknown(Refusal):
    """Not the notation of a period, or a quarter that no year has."""


class PeriodNotBegun(Refusal):
    """A period that lies wholly in the future has nothing to count."""


class PeriodNotOver(Refusal):
    """Only a period that is over can be frozen."""


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter (`part` Q), half-year (H) or year (""). `number` counts from 1 within the year."""

    year: int
    part: str = ""
    number: int = 1

    @classmethod
    def read(cls, text: str) -> "Period":
        """`2026-K3` or `2026-Q3`, `2026-H1`, `2026`. Refuses (`PeriodUnknown`) what does not exist."""
        found = _NOTATION.fullmatch(text.strip())
        if not found:
            raise PeriodUnknown(asked=text.strip()[:20])
        part = (found["part"] or "").upper().replace("K", "Q")
        number = int(found["number"] or 1)
        if not 1 <= number <= _PARTS_IN_YEAR[part]:
            raise PeriodUnknown(asked=text.strip()[:20])
        return cls(int(found["year"]), part, number)

    @classmethod
    def quarter_of(cls, day: date) -> "Period":
        """The quarter this day lies in."""
        return cls(day.year, "Q", (day.month + 2) // 3)

    @property
    def months(self) -> int:
        """How many calendar months long it is."""
        return 12 // _PARTS_IN_YEAR[self.part]

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * self.months + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + relativedelta(months=self.months) - timedelta(days=1)

    @property
    def freezes_on(self) -> date:
        """The day from which the clock may freeze it."""
        return self.last + timedelta(days=FREEZE_AFTER_DAYS)

    def previous(self) -> "Period":
        """The period of the same length just before it."""
        return self.shifted(-1)

    def shifted(self, steps: int) -> "Period":
        """The period so many lengths later (or, below zero, earlier)."""
        first = self.first + relativedelta(months=steps * self.months)
        return Period(first.year, self.part, (first.month - 1) // self.months + 1)

    def a_year_earlier(self) -> "Period":
        """The same part of the year before."""
        return self.shifted(-_PARTS_IN_YEAR[self.part])

    def parts(self) -> tuple["Period", ...]:
        """The halves of a year, the quarters of a half-year; a quarter has none."""
        smaller = {"": "H", "H": "Q"}.get(self.part)
        first = 2 * self.number - 1
        return (Period(self.year, smaller, first), Period(self.year, smaller, first + 1)) if smaller else ()

    def last_ones(self, count: int) -> tuple["Period", ...]:
        """The `count` periods that end with this one, oldest first."""
        return tuple(self.shifted(step) for step in range(1 - count, 1))

    def __str__(self) -> str:
        """As in data: `2026-Q3`, `2026-H1`, `2026`."""
        return f"{self.year}-{self.part}{self.number}" if self.part else str(self.year)
