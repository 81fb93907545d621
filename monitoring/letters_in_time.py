"""Of the letters of a practice which share went out in time (I19), over a half-year that is firm.

Half-years do not overlap, and one that is firm moves no more: a share of 365 days would tell what each letter did.
It is hidden as a column of a table is: who knows how many there were in the whole municipality, works out no number.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from foundation.language.dates import said_on
from foundation.storage import Store
from monitoring.breakdowns.columns import Column
from monitoring.breakdowns.hiding import column
from monitoring.facts import splits
from monitoring.facts.told import each_told
from monitoring.facts.walks import walks
from monitoring.indicators.arithmetic import percentage
from monitoring.periods import Period
from monitoring.piles.figures import UNKNOWN
from monitoring.reports import report
from monitoring.scope import Scope
from monitoring.suppression import ENOUGH_TO_SHARE, HIDDEN, INTERNAL

COACHES = 2  # from so many on a figure of their work is not that of one of them (DOMAIN E08, §2.5 case 25)
_TOTALS = ("intakes", "intakes_in_time", "closings", "closings_in_time")


class Letter(NamedTuple):
    """What is counted: from which practice somebody came, who walks with her, and whether it went out in time."""

    practice: str
    coach: int | None
    in_time: bool


@dataclass(frozen=True, slots=True)
class InTime:
    """`percent`: of first talks and closings; None where it is not shown. `alone`: one coach wrote all of them."""

    period: Period
    percent: int | None = None
    alone: bool = False


def in_time(store: Store, here: Scope, practice: str, *, now: datetime) -> InTime:
    """Of one practice, by name, of the one municipality of this scope."""
    period = firm_half(now)
    letters = _letters(store, here, period, now)
    coaches = {each.coach for each in letters if each.practice == practice}
    if len(coaches) == 1:
        return InTime(period, alone=True)
    share = _share(letters, practice)
    if share is None:  # before a half-year is made, of which the proof takes long
        return InTime(period)
    total = report(store, here, period, now=now, rule=INTERNAL).shown_as("latest").get("feedback", {})
    return InTime(period, None if HIDDEN in {total.get(name, HIDDEN) for name in _TOTALS} else share)


def firm_half(now: datetime) -> Period:
    """The last half-year that may be frozen."""
    today = said_on(now)
    found = Period(today.year, "H", (today.month + 5) // 6).previous()
    return found if found.freezes_on <= today else found.previous()


def _share(letters: Counter[Letter], practice: str) -> int | None:
    """Only where neither how many were in time nor how many were late may be hidden."""
    in_time_, late = (_column(letters, was_in_time) for was_in_time in (True, False))
    many = in_time_.counts.get(practice, 0) + late.counts.get(practice, 0)
    if many < ENOUGH_TO_SHARE or practice in in_time_.hidden | late.hidden:
        return None
    return percentage(in_time_.counts[practice], many)


def _column(letters: Counter[Letter], in_time_: bool) -> Column:
    """By practice. What one coach wrote of a practice is hidden too; who came without one is of no practice."""
    counts, coaches = dict.fromkeys((each.practice for each in letters), 0), defaultdict[str, set[int | None]](set)
    for each, count in letters.items():
        if each.in_time == in_time_:
            counts[each.practice] += count
            coaches[each.practice].add(each.coach)
    alone = frozenset(practice for practice, who in coaches.items() if len(who) < COACHES and practice != UNKNOWN)
    return column(counts, alone, (), INTERNAL)


def _letters(store: Store, here: Scope, period: Period, now: datetime) -> Counter[Letter]:
    days = {"first": period.first, "last": period.last, "today": said_on(now)}
    whose = splits.of_walks(store, here, first=period.first, today=said_on(now))
    each = each_told(store, walks(store, here, frozen=(), **days), **days)
    found = ((whose.get(walk, splits.Place()), in_time_) for walk, _, in_time_ in each)
    return Counter(Letter(place.practice or UNKNOWN, place.coach_id, in_time_) for place, in_time_ in found)
