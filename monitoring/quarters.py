"""What the quarters of a municipality show, added up: what a year is told of is made of this, and never counted anew.

A count of its own over 365 days would tell, beside exact quarters, what one of them hides: by the day on which it
moves, or by the edge of the step it goes in. A sum of what a reader has already tells nothing (DOMAIN §2.6).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from foundation.language.dates import said_on
from foundation.storage import Store
from monitoring.periods import Period
from monitoring.reports import Figures, Report, report
from monitoring.scope import Scope
from monitoring.summing import Sum
from monitoring.suppression import HIDDEN, INTERNAL

QUARTERS = 4
Shown = int | str  # a count, a `Sum` where quarters are missing from it, or "hidden"


@dataclass(frozen=True)
class Quarters:
    """Their reports, oldest first, as who works together in that municipality reads them."""

    municipality_id: int
    each: tuple[Report, ...]

    @property
    def first(self) -> date:
        """The first day of the first one."""
        return self.each[0].period.first

    @property
    def last(self) -> date:
        """The last day of the last one."""
        return self.each[-1].period.last

    @property
    def figures(self) -> tuple[Figures, ...]:
        """What each shows now, with what was corrected since it was frozen."""
        return tuple(each.shown_as("latest") for each in self.each)

    def shown(self, key: str, name: str) -> Shown:
        """A number of the reports, added up; "hidden" where none shows more than noughts, and one shows nothing."""
        return added_up(figures.get(key, {}).get(name) for figures in self.figures)

    def row(self, key: str, table: str, code: str) -> Shown:
        """The same of a line of a breakdown. Who is not in it is nobody."""
        tables = (figures.get(key, {}).get(table) for figures in self.figures)
        return added_up(None if rows is None else rows.get(code, 0) for rows in tables)

    def codes(self, key: str, table: str) -> set[str]:
        """The lines that such a breakdown has."""
        return {code for figures in self.figures for code in figures.get(key, {}).get(table, {})}


Years = Callable[[int], Quarters]  # by the id of a municipality


def added_up(values: Iterable[Any]) -> Shown:
    """A plain count where each is one; a `Sum` where some are hidden, are such a sum, or were not counted yet."""
    every = list(values)
    total = sum(value for value in every if isinstance(value, int))
    missing = sum(isinstance(value, Sum) or not isinstance(value, int) for value in every)
    if not missing:
        return total
    return Sum(total, missing=missing) if total else HIDDEN


def at_least(count: Shown) -> bool:
    """Whether there may be more than is said."""
    return isinstance(count, Sum)


def last_four(store: Store, scope: Scope, municipality_id: int, *, now: datetime) -> Quarters:
    """The last four that are over: what is told of them is the same until the next one is."""
    last = Period.quarter_of(said_on(now)).previous()
    return of(store, scope, municipality_id, last.last_ones(QUARTERS), now=now)


def years(store: Store, scope: Scope, *, now: datetime) -> Years:
    """The last four of each municipality that is asked for, each made once."""
    return cache(lambda place: last_four(store, scope, place, now=now))


def of(store: Store, scope: Scope, municipality_id: int, periods: Iterable[Period], *, now: datetime) -> Quarters:
    """These quarters of one municipality of this scope, oldest first."""
    here = replace(scope, municipality_ids=frozenset({municipality_id}), organisation_ids=None)
    made = tuple(report(store, here, each, now=now, rule=INTERNAL) for each in periods)
    return Quarters(municipality_id, made)
