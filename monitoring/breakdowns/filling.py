"""One table of one period: its rows counted, and each column hidden as its report and its shorter periods ask."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from foundation.storage import Store
from monitoring.breakdowns.columns import Column
from monitoring.breakdowns.hiding import column, decided, nothing_shown
from monitoring.breakdowns.values import FIGURES, IN_REPORT, ITSELF, UNKNOWN
from monitoring.facts.snapshots import snapshot
from monitoring.piles.counting import Counted, count, kept
from monitoring.reports import Report
from monitoring.suppression import HIDDEN, INTERNAL, Rule

_PEOPLE = "new"  # who is in two rows is one in the total


@dataclass(frozen=True, slots=True)
class Made:
    """A table of one period with its columns, and those of the shorter periods in it."""

    report: Report
    counted: dict[str, Counted]
    columns: dict[str, Column]


def make(store: Store, report: Report, by: str, *, now: datetime, rule: Rule | None) -> Made:
    """The table of this period, hidden together with those of the shorter periods in it."""
    parts = [make(store, each, by, now=now, rule=rule) for each in report.parts]
    made = Made(report, _rows(store, report, by, now), {})
    if rule is not None:
        for key in FIGURES:
            made.columns[key] = _column(made, by, key, tuple(each.columns[key] for each in parts), rule)
    if rule is not None and rule != INTERNAL:  # who works together reads both: see `Report.hidden`
        internal = make(store, report.read_by(INTERNAL), by, now=now, rule=INTERNAL)
        for key, each in made.columns.items():
            made.columns[key] = replace(each, hidden=each.hidden | internal.columns[key].hidden)
    return made


def _rows(store: Store, report: Report, by: str, now: datetime) -> dict[str, Counted]:
    """Those that were frozen with it; where it was revised since, or nothing was kept, those of now."""
    frozen = snapshot(store, report.scope, report.period) if report.frozen_at and report.revised is None else None
    if frozen is not None and frozen.tables is not None and by in frozen.tables:
        return kept(frozen.tables[by])
    return count(store, report.scope, report.period, by, now=now)


def _column(made: Made, by: str, key: str, parts: tuple[Column, ...], rule: Rule) -> Column:
    counts = {name: one.figures[key] for name, one in made.counted.items()}
    one_coach = frozenset(row for row, one in made.counted.items() if has_coach_rule(by, row) and key in one.one_coach)
    if ".".join(FIGURES[key]) in made.report.hidden:
        return nothing_shown(counts, one_coach, parts, rule)
    group, name = IN_REPORT.get((by, key), ("", ""))
    if name in made.report.latest.get(group, {}):
        hidden = frozenset(row for row in counts if _in_report(group, name, row) in made.report.hidden)
        return decided(counts, hidden, parts, rule)
    return column(counts, one_coach, parts, rule)


def _in_report(group: str, name: str, row: str) -> str:
    """Where the report tells this row: Welzijn op Recept stands beside its variants there, not among them."""
    return f"{group}.itself" if name == "by_variant" and row == ITSELF else f"{group}.{name}.{row}"


def has_coach_rule(by: str, name: str) -> bool:
    """Of a practice where one coach works, her work is not shown (DOMAIN E08)."""
    return by == "practice" and name != UNKNOWN


def shown(made: Made, by: str, key: str, name: str, rule: Rule | None) -> int | str | None:
    """A figure of a row, as this audience may see it; where the report has the same row, as it stands there."""
    number = made.counted[name].figures[key]
    if rule is None:
        return number
    if name in made.columns[key].hidden:
        return HIDDEN
    told: Any = made.report.shown_as("latest") if (by, key) in IN_REPORT else {}
    for step in _in_report(*IN_REPORT.get((by, key), ("", "")), name).split(".", 2):
        told = told.get(step, {})
    return rule.rounded(number) if told == {} else told


def is_erased(made: Made) -> bool:
    """Whether the rows are no longer all of it: clients of then were erased since the report was frozen."""
    for key, (group, name) in FIGURES.items():
        rows = sum(one.figures[key] for one in made.counted.values())
        whole = made.report.latest[group][name]
        if rows < whole or (rows > whole and key != _PEOPLE):
            return True
    return False
