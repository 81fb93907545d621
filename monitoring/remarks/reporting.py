"""Bottlenecks and successes as a report shows them, and as a regisseur goes through them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.periods import Period
from monitoring.remarks import queries
from monitoring.remarks.models import Remark
from monitoring.remarks.telling import owners, themes
from monitoring.scope import Scope

LATELY = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Said:
    """One remark in plain values, without who told it. `where`: a practice or neighbourhood, or empty.

    `closed_on` and `outcome`: when and how it was settled. `late`: its day has passed and nothing was said of it.
    """

    kind: str
    text: str
    theme: str
    where: str
    told_on: date
    owner: str
    due_on: date | None
    closed_on: date | None
    outcome: str
    late: bool


def for_report(store: Store, scope: Scope, period: Period, *, now: datetime, language: str = "nl") -> list[Said]:
    """What stands in a report of this scope and period: open bottlenecks first, then settled ones and successes.

    As it is known now; what was said or settled after the period is not in it.
    """
    today = said_on(now)
    found = queries.of_period(store, scope, period.first, period.last, today)
    return [as_said(store, each, min(period.last, today), today=today, language=language) for each in found]


def standing(store: Store, scope: Scope, *, now: datetime) -> Sequence[Remark]:
    """Everything open, and what was settled or told in the last three months."""
    return queries.standing(store, scope, since=said_on(now) - LATELY)


def as_said(store: Store, remark: Remark, last: date, *, today: date, language: str = "nl") -> Said:
    """As it stood at the end of `last`."""
    settled = remark.closed_on is not None and remark.closed_on <= last
    practice = store.get(Organisation, remark.practice_id) if remark.practice_id else None
    return Said(
        remark.kind, remark.text, themes(language).get(remark.theme, ""),
        (practice.name if practice else remark.neighbourhood) or "", remark.told_on,
        owners(language).get(remark.owner or "", ""), remark.due_on,
        remark.closed_on if settled else None, remark.outcome if settled else "",
        late=remark.kind == "bottleneck" and not settled and remark.due_on is not None and remark.due_on < today,
    )  # fmt: skip
