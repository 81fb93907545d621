"""The questions that are due: computed from rows, so that no timer can be lost (DESIGN §2.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from casework import checks, milestones
from casework.code_names import CodeName
from casework.queries import checks as facts_of
from casework.queries import due
from casework.queries.checks import Facts
from foundation.language.dates import AMSTERDAM
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Due:
    """A question to ask of a coach (`asked_of`, a person id). `about`: the milestone; for a start, the day it was due.

    `kind` is start, months_3 or months_6; (`trajectory_id`, `kind`, `subject`) makes it unique.
    """

    organisation_id: int
    trajectory_id: int
    trajectory: str
    code_name: str
    asked_of: int
    kind: str = "start"
    subject: str = ""
    due_on: date = date.min
    about: date = date.min
    listing_name: str | None = None


def day_of(now: datetime) -> date:
    """The day whose questions may be asked: today from 09:00 in Amsterdam, yesterday before that."""
    here = now.astimezone(AMSTERDAM)
    return here.date() if here.time() >= checks.ASK_AT else here.date() - timedelta(days=1)


def due_checks(store: Store, today: date) -> list[Due]:
    """Checks after 3 and 6 months that were never asked, however long ago their day was; by coach."""
    return [
        replace(_about(row), kind=check.kind, subject=check.subject, due_on=check.due_on, about=check.milestone)
        for row, facts in _with_facts(store, list(due.checks(store, today)))
        for check in checks.coming(facts)
        if check.due_on <= today
    ]


def due_starts(store: Store, today: date) -> list[Due]:
    """Choices of which nobody said whether they began, a week after they should have; by coach."""
    found = []
    for row, facts in _with_facts(store, [row for row in due.starts(store, today) if row.waits]):
        known = ("start", row.subject) in facts.asked or checks.before(row.ask_start_on, facts.imported_at)
        if milestones.may_be_asked(facts.stays, facts.ends) and not known:
            day = row.ask_start_on
            start = replace(_about(row), subject=row.subject, due_on=day, about=day, listing_name=row.listing_name)
            found.append(start)
    return found


def _with_facts(store: Store, rows: list[Row[*tuple[Any, ...]]]) -> Iterator[tuple[Row[*tuple[Any, ...]], Facts]]:
    for start in range(0, len(rows), checks.AT_ONCE):
        some = rows[start : start + checks.AT_ONCE]
        facts = facts_of.facts(store, {row.id for row in some})
        for row in some:
            yield row, facts[row.id]


def _about(row: Row[*tuple[Any, ...]]) -> Due:
    name = str(CodeName(row.code_word, row.code_number))
    return Due(row.organisation_id, row.id, row.public_id, name, row.coach_id)
