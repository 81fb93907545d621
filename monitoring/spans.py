"""Several years side by side: every quarter of them, for the decision on what comes after (DOMAIN F09)."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.refusals import Refusal
from foundation.storage import Store
from monitoring import reports
from monitoring.facts.snapshots import snapshot
from monitoring.periods import Period, PeriodNotBegun, PeriodUnknown
from monitoring.scope import Scope

LONGEST = 10  # years
FORMATS = ("csv", "xlsx", "json")
_NOTATION = re.compile(r"(20[0-9]{2})-(20[0-9]{2})")


class SpanAsData(Refusal):
    """Several years make no message, picture or booklet."""


def read(text: str, *, today: date) -> list[Period]:
    """`2023-2026`: the quarters of these years that have begun, oldest first; [] for what is no span of years.

    Refuses `PeriodUnknown` (the wrong way round, or too many) and `PeriodNotBegun`.
    """
    found = _NOTATION.fullmatch(text.strip())
    if not found:
        return []
    first, last = int(found[1]), int(found[2])
    if not first <= last < first + LONGEST:
        raise PeriodUnknown(asked=text.strip()[:20])
    quarters = [Period(year, "Q", number) for year in range(first, last + 1) for number in range(1, 5)]
    begun = [each for each in quarters if each.first <= today]
    if not begun:
        raise PeriodNotBegun(period=text.strip(), first=quarters[0].first)
    return begun


def freeze(store: Store, scope: Scope, quarters: Sequence[Period], *, now: datetime) -> None:
    """Freeze every quarter, half-year and year of a span that is over and was not frozen yet: history to keep."""
    years = range(quarters[0].year, quarters[-1].year + 1)
    halves = [Period(year, "H", number) for year in years for number in (1, 2)]
    for period in (*quarters, *halves, *(Period(year) for year in years)):
        if period.last < said_on(now) and snapshot(store, scope, period) is None:
            reports.freeze(store, SYSTEM, scope, period, now=now)
