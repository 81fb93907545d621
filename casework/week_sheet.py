"""A week of hers as a table: her clients against the working days, with what is logged and where there are gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework import access, caseload
from casework.models import Appointment, Session
from casework.queries import network_time as sessions_of
from casework.queries import week_sheet as queries
from foundation.language.dates import is_working_day
from foundation.people.who import Who
from foundation.storage import Store

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One client: what is logged by day, and the days for which something was agreed. `client` is a public id."""

    client: str
    code_name: str
    sessions: dict[date, list[Session]] = field(default_factory=dict)
    agreed: frozenset[date] = frozenset()

    def forgotten(self) -> set[date]:
        """Days with an appointment and nothing logged."""
        return {day for day in self.agreed if day not in self.sessions}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The days, and a row for each client: first who has a gap where something was agreed, then who was seen."""

    days: list[date]
    rows: list[Row]


def sheet(store: Store, who: Who, monday: date, *, today: date) -> Sheet:
    """The week from this Monday: working days up to today, and other days on which something is logged."""
    lines = caseload.lines(store, who, today=today)
    last = monday + timedelta(days=A_WEEK - 1)
    held: dict[int, list[Session]] = {}
    for session in sessions_of.sessions(store, access.mine(who), monday, last):
        held.setdefault(session.trajectory_id, []).append(session)
    agreed: dict[int, list[Appointment]] = {}
    for planned in queries.appointments(store, access.mine(who), monday, min(last, today)):
        agreed.setdefault(planned.trajectory_id, []).append(planned)
    ids = queries.ids(store, [line.trajectory for line in lines])
    rows = [_row(line, held.get(ids[line.trajectory], []), agreed.get(ids[line.trajectory], [])) for line in lines]
    busy = {day for row in rows for day in row.sessions}
    days = [monday + timedelta(days=n) for n in range(A_WEEK)]
    shown = [day for day in days if day <= today and (is_working_day(day) or day in busy)]
    return Sheet(shown, sorted(rows, key=lambda row: (not row.forgotten(), not row.sessions, row.code_name)))


def _row(line: caseload.Line, sessions: Sequence[Session], agreed: Sequence[Appointment]) -> Row:
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        by_day.setdefault(session.held_on, []).append(session)
    return Row(line.client, line.code_name, by_day, frozenset(planned.planned_on for planned in agreed))
