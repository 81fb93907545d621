"""The figures of a half-year, frozen once: the mean before and after in each dimension, and satisfaction.

A mean moves with every person in it. So it is made once, 42 days after a half-year, from ten people or more who did not
all say the same, and of one place and one length of time only: nothing can be subtracted from anything, and a later
correction or erasing moves nothing. What was too small to show is not kept (DOMAIN §2.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casework.models.goals import DIMENSIONS
from foundation.language.dates import said_on
from foundation.storage import Store
from monitoring.indicators.arithmetic import mean
from monitoring.periods import Period
from monitoring.positive_health import queries
from monitoring.positive_health.models import HealthSnapshot
from monitoring.scope import Scope
from monitoring.scopes import all_scopes
from monitoring.suppression import ENOUGH_TO_SHARE, PUBLIC

Marks = dict[str, int | None]  # by dimension


@dataclass(frozen=True, slots=True)
class Pair:
    """What one trajectory scored at its start, and the last time in the half-year."""

    before: Marks
    after: Marks


def compute(pairs: Sequence[Pair], marks: Sequence[int]) -> dict[str, Any]:
    """What may be shown: by dimension `n`, `before` and `after`; and `n` and `mean` of satisfaction. Pure."""
    dimensions = {}
    for name in DIMENSIONS:
        both = [(pair.before[name], pair.after[name]) for pair in pairs]
        before = [first for first, last in both if first is not None and last is not None]
        after = [last for first, last in both if first is not None and last is not None]
        if _enough(before) and _enough(after):
            many = PUBLIC.rounded(len(before))
            dimensions[name] = {"n": many, "before": _mean(before), "after": _mean(after)}
    content = {"n": PUBLIC.rounded(len(marks)), "mean": _mean(marks)} if _enough(marks) else None
    return {"dimensions": dimensions, "satisfaction": content}


def freeze_due(store: Store, *, now: datetime) -> int:
    """Freeze the newest half-year that is due, for each municipality where anybody scored. Returns how many."""
    period = newest_due(now)
    kept = queries.frozen(store, str(period))
    frozen = 0
    for scope in all_scopes(store):
        if scope.municipality_ids is None or scope.key in kept:
            continue
        pairs = queries.pairs(store, scope, period, today=said_on(now))
        marks = queries.marks(store, scope, period, today=said_on(now))
        if pairs or marks:
            figures = compute([Pair(*pair) for pair in pairs], marks)
            store.add(HealthSnapshot(scope=scope.key, period=str(period), frozen_at=now, figures=figures))
            frozen += 1
    store.flush()
    return frozen


def newest_due(now: datetime) -> Period:
    """The last half-year that ended at least 42 days ago."""
    today = said_on(now)
    period = Period(today.year, "H", 1 if today.month <= 6 else 2)  # noqa: PLR2004  June ends the first half
    while period.freezes_on > today:
        period = period.previous()
    return period


def latest(store: Store, scope: Scope) -> HealthSnapshot | None:
    """What was frozen last of this place."""
    return queries.latest(store, scope.key)


def _enough(marks: Sequence[int]) -> bool:
    return len(marks) >= ENOUGH_TO_SHARE and len(set(marks)) > 1


def _mean(marks: Sequence[int]) -> float | None:
    return mean(sum(marks), len(marks))
