"""SELECTs about versions and explanations. A report has a handful of each."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from foundation.storage import Store
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.versions.models import Explanation, ReportVersion

MOST = 50


def newest(store: Store, scope: Scope, period: Period, *, now: datetime) -> ReportVersion | None:
    """The last version that was kept by then."""
    query = select(ReportVersion).where(
        ReportVersion.scope == scope.key, ReportVersion.period == str(period), ReportVersion.kept_at <= now
    )
    return store.scalars(query.order_by(ReportVersion.number.desc()).limit(1)).one_or_none()


def explanations(store: Store, scope: Scope, period: Period, *, now: datetime) -> Sequence[Explanation]:
    """Those that stand, oldest first."""
    query = select(Explanation).where(
        Explanation.scope == scope.key, Explanation.period == str(period), Explanation.taken_back_at.is_(None),
        Explanation.written_at <= now,
    )  # fmt: skip
    return store.scalars(query.order_by(Explanation.id).limit(MOST)).all()


def by_draft(store: Store, draft: str) -> Explanation | None:
    """The one that was made from this draft."""
    return store.scalar(select(Explanation).where(Explanation.draft == draft))


def by_id(store: Store, public_id: str) -> Explanation | None:
    """One of them."""
    return store.scalar(select(Explanation).where(Explanation.public_id == public_id))
