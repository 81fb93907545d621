"""The SQL that somebody would write by hand for one quarter, and what it found: rows by the name of each statement.

It is simpler than the report: of each trajectory it takes for granted one referral, one answer and one who asked.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Date, TextClause, bindparam, text

from casework.feedback.moments import IN_TIME, NOBODY, SILENT
from casework.models.circumstances import REASONS
from casework.models.feedback import NOT_NEEDED
from foundation.codes import of_class
from foundation.language.dates import add_months
from foundation.storage import Store
from monitoring.periods import Period

SQL = Path(__file__).with_name("quarter.sql")
QUARTER = timedelta(days=92)
COUNTED = """NOT t.invented AND t.id NOT IN (SELECT v.trajectory_id FROM closing v WHERE v.reason IN ({void})
  AND v.closed_on <= :today AND (v.reopened_on IS NULL OR v.reopened_on > :today))"""
STANDING = "c.closed_on <= :today AND (c.reopened_on IS NULL OR c.reopened_on > :today)"
WALK = """SELECT t.id, t.client_id, t.main_reason, c.closed_on,
    (SELECT min(s.held_on) FROM session s WHERE s.organisation_id = t.organisation_id AND s.trajectory_id = t.id
     AND s.status = 'held' AND s.held_on <= :last) AS met_on
  FROM trajectory t
  LEFT JOIN closing c ON c.trajectory_id = t.id AND c.closed_on BETWEEN :first AND :last AND {standing}
  WHERE {counted} AND t.id NOT IN (SELECT c.trajectory_id FROM closing c WHERE c.closed_on < :first AND {standing})"""
COHORT = """SELECT began.id, CASE WHEN EXISTS (SELECT 1 FROM closing c WHERE c.trajectory_id = began.id
      AND c.reason = 'overleden' AND {standing}) THEN 'excluded' ELSE f.outcome END AS outcome
  FROM (SELECT DISTINCT t.id FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
    WHERE p.started_on BETWEEN :first_MONTHS AND :last_MONTHS AND p.category IN ({activities}) AND {counted}
      AND NOT EXISTS (SELECT 1 FROM participation e WHERE e.trajectory_id = t.id AND e.started_on < p.started_on
        AND e.category IN ({activities}))) AS began
  LEFT JOIN follow_up f ON f.trajectory_id = began.id AND f.months = MONTHS AND f.answered_on <= :today"""
FOUR_WEEKS_ON = {"sqlite": "date(p.stopped_on, '+28 days')", "postgresql": "p.stopped_on + 28"}
Rows = Mapping[str, Sequence[Any]]


def ask(store: Store, period: Period, today: date) -> Rows:
    """What each statement finds, by its name; days as days on both databases."""
    days = {
        "first": period.first, "last": period.last, "today": today, "letters_first": period.first - QUARTER,
        "letters_last": min(period.last + IN_TIME, today),
    }  # fmt: skip
    for months in (3, 6):
        days |= _started_for(period, months)
    connection = store.connection()
    return {
        name: [tuple(map(_value, row)) for row in connection.execute(statement, days)]
        for name, statement in _statements("postgresql" if store.is_postgresql else "sqlite").items()
    }


def _started_for(period: Period, months: int) -> dict[str, date]:
    """The first and last day of a start whose so many months are over in the period."""
    near = add_months(period.first, -months), add_months(period.last, -months)
    days = [near[0] + timedelta(days=n) for n in range(-3, (near[1] - near[0]).days + 4)]
    fit = [day for day in days if period.first <= add_months(day, months) <= period.last]
    return {f"first_{months}": fit[0], f"last_{months}": fit[-1]}


@cache
def _statements(kind: str) -> dict[str, TextClause]:
    found = {}
    for part in filter(str.strip, SQL.read_text("utf-8").split(";\n")):
        *_, name, sql = re.split(r"^-- (\w+)\n", part, flags=re.MULTILINE)
        whole = _filled(sql, kind)
        named = sorted(set(re.findall(r":(\w+)", whole)))
        found[name] = text(whole).bindparams(*(bindparam(each, type_=Date) for each in named))
    return found


def _filled(sql: str, kind: str) -> str:
    """The statement with its pieces filled in, and the pieces of those."""
    pieces = {
        "walk": WALK, "counted": COUNTED, "standing": STANDING, "four_weeks_on": FOUR_WEEKS_ON[kind],
        "cohort_3": COHORT.replace("MONTHS", "3"), "cohort_6": COHORT.replace("MONTHS", "6"),
        "void": _listed(of_class("closing_reason", "void")), "activities": _listed(of_class("category", "activity")),
        "lost": _listed(of_class("closing_reason", "drop_out", "not_suitable")), "silent": _listed(SILENT),
        "misfits": _listed(of_class("stop_reason", "drop_out")), "nobody": _listed(NOBODY),
        "not_needed": _listed([NOT_NEEDED]), "reasons": _listed(REASONS),
    }  # fmt: skip
    while "{" in sql:
        sql = re.sub(r"\{(\w+)\}", lambda piece: pieces[piece[1]], sql)
    return sql


def _listed(codes: Collection[str]) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))


def _value(value: Any) -> Any:
    """SQLite tells days as text."""
    return date.fromisoformat(value) if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
