"""Frozen reports, as they were kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, select

from foundation.storage import Store, prepared
from monitoring.models import ReportSnapshot
from monitoring.periods import Period
from monitoring.scope import Scope


def snapshots(store: Store, scope: Scope, *, now: datetime) -> Sequence[ReportSnapshot]:
    """Every frozen report of exactly this scope, as known now."""
    return store.scalars(*_snapshots(scope=scope.key, now=now)).all()


@prepared
def _snapshots(scope: str, now: datetime) -> Select[ReportSnapshot]:
    found = select(ReportSnapshot).where(ReportSnapshot.scope == scope, ReportSnapshot.frozen_at <= now)
    return found.order_by(ReportSnapshot.first_on)


def snapshot(store: Store, scope: Scope, period: Period) -> ReportSnapshot | None:
    """The frozen report of this scope and period, whenever it was made."""
    return store.scalars(*_snapshot(scope=scope.key, period=str(period))).one_or_none()


@prepared
def _snapshot(scope: str, period: str) -> Select[ReportSnapshot]:
    return select(ReportSnapshot).where(ReportSnapshot.scope == scope, ReportSnapshot.period == period)


def snapshots_of(store: Store, periods: Iterable[str]) -> set[tuple[str, str]]:
    """The key of the scope and the period of every frozen report of these periods, whenever it was made."""
    return {(scope, period) for each in periods for scope, period in store.execute(*_of_period(period=each))}


@prepared
def _of_period(period: str) -> Select[str, str]:
    return select(ReportSnapshot.scope, ReportSnapshot.period).where(ReportSnapshot.period == period)
