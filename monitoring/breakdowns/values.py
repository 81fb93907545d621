"""A table of rows, and which figures stand in it.

Only events of the period: no stock (who is in support, who waits). With stocks beside what started and was closed, one
could work out from quarter to quarter how many were closed in a row without ever having had a talk; these five are
bound by no sum to each other, so each column is hidden on its own.
"""

from dataclasses import dataclass

from foundation.refusals import Refusal
from monitoring.indicators.newcomers import UNKNOWN
from monitoring.periods import Period
from monitoring.reports import Report

__all__ = ["FIGURES", "IN_REPORT", "NOT_PUBLIC", "TABLES", "UNKNOWN", "WORK", "Breakdown", "NotForEverybody", "Row"]

TABLES = ("organisation", "neighbourhood", "practice")
NOT_PUBLIC = frozenset({"organisation", "practice"})  # the public sees neither by name

# The columns, each with the number of the report that is its total.
FIGURES = {
    "referrals": ("referrals", "total"),
    "started": ("balance", "started"),
    "closed": ("closed", "total"),
    "chosen": ("chosen", "total"),
    "new": ("participants", "new"),
}
WORK = frozenset(FIGURES) - {"referrals"}  # what a coach does; a referral is what a practice did

# What the report itself tells in the same rows: there it was decided what is hidden.
IN_REPORT = {
    ("organisation", "referrals"): ("from_where", "by_organisation"),
    ("practice", "referrals"): ("from_where", "by_practice"),
    ("neighbourhood", "started"): ("reach", "by_neighbourhood"),
}


class NotForEverybody(Refusal):
    """Practices and organisations by name are not in a public report. `by`."""


@dataclass(frozen=True, slots=True)
class Row:
    """`name` is a name, or the code for what nobody told. `alone`: one coach walks here, so her work is not shown."""

    name: str
    figures: dict[str, int | str | None]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One table of one municipality and period, as its audience may see it. `erased`: it cannot be made any more."""

    by: str
    report: Report
    rows: tuple[Row, ...]
    total: dict[str, int | str | None]
    erased: bool = False
    left_out: frozenset[str] = frozenset()  # indicators that people here do not want to read

    @property
    def read(self) -> tuple[str, ...]:
        """The figures that people read; data has them all."""
        return tuple(key for key, (group, _) in FIGURES.items() if group not in self.left_out)

    @property
    def period(self) -> Period:
        """Of when."""
        return self.report.period
