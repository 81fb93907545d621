"""A table of rows, as its audience may see it."""

from dataclasses import dataclass

from foundation.refusals import Refusal
from monitoring.periods import Period
from monitoring.piles.figures import FIGURES, ITSELF, TABLES, UNKNOWN
from monitoring.reports import Report

__all__ = [
    "FIGURES", "IN_REPORT", "ITSELF", "NOT_PUBLIC", "TABLES", "UNKNOWN", "Breakdown", "NotForEverybody", "Row",
]  # fmt: skip

NOT_PUBLIC = frozenset({"organisation", "practice"})  # the public sees neither by name

# What the report itself tells in the same rows: there it was decided what is hidden.
IN_REPORT = {
    ("organisation", "referrals"): ("from_where", "by_organisation"),
    ("practice", "referrals"): ("from_where", "by_practice"),
    ("neighbourhood", "started"): ("reach", "by_neighbourhood"),
    ("variant", "referrals"): ("variants", "by_variant"),
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
