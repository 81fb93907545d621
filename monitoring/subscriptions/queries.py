"""SELECTs about subscriptions and what was sent."""

from collections.abc import Sequence

from sqlalchemy import select

from foundation.storage import Store
from monitoring.subscriptions.models import ReportSending, ReportSubscription

MOST = 500


def standing(store: Store) -> Sequence[ReportSubscription]:
    """Every one that was not stopped, in the order in which they were asked for."""
    query = select(ReportSubscription).where(ReportSubscription.ended_at.is_(None))
    return store.scalars(query.order_by(ReportSubscription.id).limit(MOST)).all()


def of_person(store: Store, person_id: int) -> Sequence[ReportSubscription]:
    """Those of one person that were not stopped."""
    query = select(ReportSubscription).where(
        ReportSubscription.person_id == person_id, ReportSubscription.ended_at.is_(None)
    )
    return store.scalars(query.order_by(ReportSubscription.id).limit(MOST)).all()


def by_id(store: Store, public_id: str) -> ReportSubscription | None:
    """One of them."""
    return store.scalar(select(ReportSubscription).where(ReportSubscription.public_id == public_id))


def sent(store: Store, periods: Sequence[str]) -> set[tuple[int, str, str]]:
    """Subscription, period and moment of what went out about these periods."""
    query = select(ReportSending.subscription_id, ReportSending.period, ReportSending.moment)
    return {
        (one, period, moment) for one, period, moment in store.execute(query.where(ReportSending.period.in_(periods)))
    }
