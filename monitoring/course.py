"""The course of a report: the periods of the same length before it."""

from dataclasses import replace
from datetime import datetime
from itertools import dropwhile

from foundation.storage import Store
from monitoring.periods import Period
from monitoring.reports import Report, report
from monitoring.scope import Scope
from monitoring.suppression import Rule


def series(
    store: Store, scope: Scope, period: Period, count: int, *, now: datetime, rule: Rule | None
) -> tuple[Report, ...]:
    """The reports of the last `count` periods of this length, oldest first, this one last, with the others as trend.

    They begin where there was anything: before that nobody counted, and a nought would say that nobody came.
    """
    newest_first = [report(store, scope, each, now=now, rule=rule) for each in reversed(period.last_ones(count))]
    earlier = tuple(dropwhile(_is_blank, reversed(newest_first[1:])))
    return (*earlier, replace(newest_first[0], trend=earlier))


def _is_blank(made: Report) -> bool:
    figures = made.latest
    people = (figures["referrals"]["total"], figures["participants"]["active"], figures["waiting"]["on_last_day"])
    return not any((*people, *figures["balance"].values()))
