"""From a figure to what stands behind it: for a coach, and of whom she walks with herself only (DOMAIN E08, US-R5)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.facts import Facts, gather
from monitoring.facts.behind import clients_of, referrals_behind, sessions_behind
from monitoring.indicators.newcomers import intakes
from monitoring.indicators.support import in_support
from monitoring.periods import Period, PeriodNotBegun
from monitoring.scopes import own_scope

MOST = 60  # lines: what a message holds
Found = Iterator[tuple[int, date]]  # a client and the day that counts


@dataclass(frozen=True, slots=True)
class Behind:
    """One event that a figure counts: whose, and when."""

    code_name: str
    on: date


def _supported(facts: Facts) -> Found:
    """Each client once, with the first talk of any of her trajectories."""
    began: dict[int, date] = {}
    for walk in facts.walks:
        if in_support(walk) and walk.first_held:
            began[walk.client_id] = min(walk.first_held, began.get(walk.client_id, walk.first_held))
    return iter(began.items())


def _closed(facts: Facts) -> Found:
    return ((w.client_id, w.ending.on) for w in facts.walks if w.ending)


def _waiting(facts: Facts) -> Found:
    still = (w for w in facts.walks if w.first_held is None and w.ending is None)
    return ((w.client_id, w.received_on) for w in still if w.received_on)


def _came(facts: Facts) -> Found:
    return ((w.client_id, w.first_held) for w in intakes(facts) if w.first_held)


def _chosen(facts: Facts) -> Found:
    return ((j.client_id, j.chosen_on) for j in facts.joined if facts.first <= j.chosen_on <= facts.last)


FROM_FACTS: dict[str, Callable[[Facts], Found]] = {
    "supported_clients": _supported, "reach": _came, "closed": _closed, "chosen": _chosen, "waiting": _waiting,
}  # fmt: skip
FROM_STORE = {"referrals": referrals_behind, "sessions": sessions_behind}
TRACED = ("referrals", "supported_clients", "sessions", "reach", "closed", "chosen", "waiting")


def behind(store: Store, who: Who, period: Period, key: str, *, now: datetime) -> list[Behind]:
    """What the main number of this indicator counts, in order of days; as many as that number is.

    Refuses (`NotFound`) whoever is no coach, and a figure that is not traced; a coach meets nobody but her own clients.
    """
    scope, today = own_scope(store, who), said_on(now)
    if key not in TRACED:
        raise NotFound
    if period.first > today:
        raise PeriodNotBegun(period=str(period), first=period.first)
    if key in FROM_STORE:
        found = FROM_STORE[key](store, scope, first=period.first, last=min(period.last, today), today=today)
    else:
        found = list(FROM_FACTS[key](gather(store, scope, period, today=today)))
    names = clients_of(store, scope, {client for client, _ in found})
    return sorted((Behind(names[client], on) for client, on in found), key=lambda each: (each.on, each.code_name))
