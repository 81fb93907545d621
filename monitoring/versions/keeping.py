"""Keeping a version: whenever a report is sent or frozen, the figures that then went out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from foundation.storage import Store
from monitoring.indicators import lasts
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.versions import queries
from monitoring.versions.models import ReportVersion


def keep(
    store: Store, scope: Scope, period: Period, figures: Mapping[str, Any], *, definitions: str, now: datetime
) -> ReportVersion:
    """The version with these figures: the last one where nothing changed since, otherwise a new one.

    `figures` are those before suppression, as of a report's `latest`.
    """
    last = queries.newest(store, scope, period, now=now)
    if last is not None and _lasting(last.figures) == _lasting(figures):
        return last
    made = ReportVersion(
        scope=scope.key, period=str(period), number=last.number + 1 if last else 1, definitions=definitions,
        kept_at=now, figures=dict(figures),
    )  # fmt: skip
    store.add(made)
    store.flush()
    return made


def _lasting(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Without how things stood on the day of counting: that makes no new version."""
    return {key: each for key, each in figures.items() if lasts(key)}
