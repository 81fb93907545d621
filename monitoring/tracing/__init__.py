"""From a figure to what stands behind it: for a coach, and of whom she walks with herself only (DOMAIN E08, US-R5)."""

from dataclasses import dataclass
from datetime import date, datetime

from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.facts.behind import clients_of
from monitoring.indicators import INDICATORS
from monitoring.periods import Period, PeriodNotBegun
from monitoring.scopes import own_scope
from monitoring.tracing.events import TRACED, counts, trace
from monitoring.tracing.ground import Ground

__all__ = ["TRACED", "Behind", "behind", "counts", "filled", "trace"]


@dataclass(frozen=True, slots=True)
class Behind:
    """What a coach sees of it."""

    code_name: str
    on: date
    amount: float | None = None


def behind(store: Store, who: Who, period: Period, key: str, *, now: datetime) -> dict[str, list[Behind]]:
    """What each number of this indicator counts, by `part`, in order of days: as many as that number is.

    Refuses (`NotFound`) whoever is no coach, and a figure that is not traced; a coach meets nobody but her own clients.
    """
    ground = own_ground(store, who, period, now=now)
    if key not in TRACED:
        raise NotFound
    found = list(trace(ground, key))
    names = clients_of(store, ground.scope, {event.client_id for event in found})
    by_part: dict[str, list[Behind]] = {part: [] for part, _ in counts(INDICATORS[key].count(ground.facts))}
    for each in found:
        by_part.setdefault(each.part, []).append(Behind(names[each.client_id], each.on, each.amount))
    return {
        part: sorted(listed, key=lambda each: (each.on, each.code_name)) for part, listed in by_part.items() if listed
    }


def filled(store: Store, who: Who, period: Period, *, now: datetime) -> tuple[str, ...]:
    """The indicators with anything behind them in her period; refuses as `behind` does."""
    facts = own_ground(store, who, period, now=now).facts
    return tuple(key for key in TRACED if any(number for _, number in counts(INDICATORS[key].count(facts))))


def own_ground(store: Store, who: Who, period: Period, *, now: datetime) -> Ground:
    """What the figures of a coach stand on. Refuses who is no coach, and a period that has not begun."""
    scope, today = own_scope(store, who), said_on(now)
    if period.first > today:
        raise PeriodNotBegun(period=str(period), first=period.first)
    return Ground.of(store, scope, period, today=today)
