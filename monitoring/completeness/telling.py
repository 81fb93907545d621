"""How much is missing in the figures of a period, for who steers: the unknowns that its report shows, added up.

Nothing is counted for it: tens of a count of its own told, by the day on which they moved, what the report hides.
"""

from collections.abc import Iterator
from typing import Any

from foundation.words import say_plain
from monitoring.indicators.newcomers import UNKNOWN
from monitoring.quarters import Shown, added_up, at_least
from monitoring.reports import Figures, Report
from monitoring.suppression import HIDDEN

# Talks without minutes, how an activity was found, the checks that may still be answered; who referred, and why.
_COUNTS = (
    ("sessions", "without_minutes"),
    ("found_on_map", "unknown"),
    ("after_3_months", "open"),
    ("after_6_months", "open"),
)
_BREAKDOWNS = (("referrals", "by_type"), ("reasons", "by_reason"))


def missing(report: Report) -> Shown:
    """As far as the report shows it; of several municipalities as theirs do. What it does not report is not in it."""
    return added_up(value for each in report.towns or (report,) for value in _unknowns(each.shown_as("latest")))


def said(report: Report) -> str:
    """The same in a sentence or two."""
    found = missing(report)
    about = 0 if found == HIDDEN else found
    return say_plain("monitoring", "booklet/missing", about=about, more=found == HIDDEN or at_least(found))


def _unknowns(figures: Figures) -> Iterator[Any]:
    for key, name in _COUNTS:
        if key in figures:
            yield figures[key].get(name)
    for key, name in _BREAKDOWNS:
        if key in figures:
            yield figures[key].get(name, {}).get(UNKNOWN, 0)
