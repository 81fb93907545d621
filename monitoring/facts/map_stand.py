"""How the social map stands, and what was looked for on it in vain (DOMAIN I22)."""

from datetime import date

from sqlalchemy import func, select

from foundation.storage import Store
from monitoring.facts.values import MapStand
from monitoring.periods import Period
from monitoring.scope import Scope
from social_map.models import SearchCount
from social_map.queries import status


def map_stand(store: Store, scope: Scope, period: Period, *, today: date) -> MapStand | None:
    """As it stands today; None once the period could be frozen: then the map has become another.

    The map belongs to places, not to organisations or coaches: those have none of their own.
    """
    if today > period.freezes_on or scope.organisation_ids is not None or scope.coach_id is not None:
        return None
    counts = status.counts(store, today, scope.municipality_ids, lambda _category, _title: ())
    vain = select(func.sum(SearchCount.without_hit)).where(SearchCount.month.between(period.first, period.last))
    if scope.municipality_ids is not None:
        vain = vain.where(SearchCount.municipality_id.in_(scope.municipality_ids))
    return MapStand(
        counts["total"], counts["freshness"].get("checked", 0), counts["median_age_days"], store.scalar(vain) or 0
    )
