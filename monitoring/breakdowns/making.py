"""Tables of a scope and period: counted, hidden, and with the totals of the report beside which they are read."""

from collections.abc import Iterable
from datetime import datetime

from foundation.storage import Store
from monitoring import report_settings
from monitoring.breakdowns.filling import has_coach_rule, is_erased, make, shown
from monitoring.breakdowns.values import (
    FIGURES,
    NOT_PUBLIC,
    Breakdown,
    NotForEverybody,
    Row,
)
from monitoring.periods import Period
from monitoring.reports import Report, report
from monitoring.scope import Scope
from monitoring.scopes import places_within
from monitoring.suppression import Rule


def breakdowns(
    store: Store, scope: Scope, period: Period, tables: Iterable[str], *, now: datetime, rule: Rule | None
) -> list[Breakdown]:
    """These tables for each municipality of this scope: they are never added up, a region is more than its rows.

    `tables` are some of `TABLES`. Refuses with `NotForEverybody` where practices or organisations would be named in
    public.
    """
    tables = tuple(tables)
    public = rule is not None and rule.audience == "public"
    if named := [by for by in tables if public and by in NOT_PUBLIC]:
        raise NotForEverybody(by=named[0])
    here = places_within(store, scope) or [scope]
    reports = [report(store, each, period, now=now, rule=rule) for each in here]
    return [_breakdown(store, each, by, now=now, rule=rule) for each in reports for by in tables]


def _breakdown(store: Store, read: Report, by: str, *, now: datetime, rule: Rule | None) -> Breakdown:
    made = make(store, read, by, now=now, rule=rule)
    totals = made.report.shown if made.report.shown_revised is None else made.report.shown_revised
    total: dict[str, int | str | None] = {key: totals[group][name] for key, (group, name) in FIGURES.items()}
    left_out = report_settings.left_out(store, read.scope.municipality_ids)
    if is_erased(made):
        return Breakdown(by, made.report, (), total, erased=True, left_out=left_out)
    rows = tuple(
        Row(
            name,
            {key: shown(made, by, key, name, rule) for key in FIGURES},
            alone=rule is not None and has_coach_rule(by, name) and one.alone,
        )
        for name, one in made.counted.items()
    )
    return Breakdown(by, made.report, rows, total, left_out=left_out)
