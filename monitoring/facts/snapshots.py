"""Frozen reports, as they were kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from foundation.storage import Store
from monitoring.models import ReportSnapshot
from monitoring.periods import Period
from monitoring.scope import Scope


def snapshots(store: Store, scope: Scope, *, now: datetime) -> Sequence[ReportSnapshot]:
    """Every frozen report of exactly this scope, as known now."""
    found = select(ReportSnapshot).where(ReportSnapshot.scope == scope.key, ReportSnapshot.frozen_at <= now)
    return store.scalars(found.order_by(ReportSnapshot.first_on)).all()


def snapshot(store: Store, scope: Scope, period: Period) -> ReportSnapshot | None:
    """The frozen report of this scope and period, whenever it was made."""
    found = select(ReportSnapshot).where(ReportSnapshot.scope == scope.key, ReportSnapshot.period == str(period))
    return store.scalars(found).one_or_none()


def snapshots_of(store: Store, periods: Iterable[str]) -> set[tuple[str, str]]:
    """The key of the scope and the period of every frozen report of these periods, whenever it was made."""
    found = select(ReportSnapshot.scope, ReportSnapshot.period).where(ReportSnapshot.period.in_(periods))
    return {(scope, period) for scope, period in store.execute(found)}
