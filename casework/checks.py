"""Which check after 3 or 6 months is next. `trajectory.next_check_on` is only an index on what the rows say.

It lets the clock find what is due among a million trajectories in milliseconds; whoever changes a start, a stop,
an answer, a closing or a question calls `plan`, and a due trajectory is judged again by its rows before it is asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import update

from casework import milestones
from casework.models import Trajectory
from casework.queries import checks
from casework.queries.checks import Facts
from foundation.language.dates import AMSTERDAM
from foundation.storage import Store

ASK_AT = time(9)  # in Amsterdam
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Check:
    """A question that should be asked: `kind` months_3 or months_6, about the start in `subject`."""

    months: int
    first: date
    due_on: date

    @property
    def kind(self) -> str:
        """The kind of its question."""
        return f"months_{self.months}"

    @property
    def subject(self) -> str:
        """What makes its question unique: the first start, as an ISO date."""
        return self.first.isoformat()

    @property
    def milestone(self) -> date:
        """The day it is about."""
        return milestones.milestone(self.first, self.months)


def before(day: date, instant: datetime | None) -> bool:
    """Whether a question of this day (09:00 in Amsterdam) was due before an instant, such as an import."""
    return instant is not None and datetime.combine(day, ASK_AT, AMSTERDAM) < instant


def coming(facts: Facts) -> Iterator[Check]:
    """The checks still to be asked of a trajectory, earliest first, also those whose day has come. Pure."""
    first = milestones.first_start(facts.stays)
    if first is None or facts.refused or not milestones.may_be_asked(facts.stays, facts.ends):
        return
    for months in milestones.MONTHS:
        day = milestones.milestone(first, months)
        check = Check(months, first, milestones.ask_on(day))
        asked = months in facts.answered or (check.kind, check.subject) in facts.asked
        if not (asked or milestones.derived(facts.stays, day) or before(check.due_on, facts.imported_at)):
            yield check


def plan(store: Store, trajectory: Trajectory) -> None:
    """Note when this trajectory should be asked about next, after a change of its rows."""
    store.flush()
    facts = checks.facts(store, [trajectory.id])[trajectory.id]
    trajectory.next_check_on = min((check.due_on for check in coming(facts)), default=None)


def plan_many(store: Store, ids: Iterable[int]) -> None:
    """The same for many trajectories, after an import."""
    store.flush()
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        found = checks.facts(store, wanted[start : start + AT_ONCE])
        days = [
            {"id": id_, "next_check_on": min((check.due_on for check in coming(facts)), default=None)}
            for id_, facts in found.items()
        ]
        if days:
            store.execute(update(Trajectory), days)
