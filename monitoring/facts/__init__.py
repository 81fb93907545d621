"""Facts: the only place of this room that reads casework and wishes. One SELECT per noun; the rest is arithmetic."""

from collections.abc import Collection
from datetime import date

from foundation.storage import Store
from monitoring.facts.map_stand import map_stand
from monitoring.facts.milestones import milestones
from monitoring.facts.newcomers import newcomers
from monitoring.facts.participations import circles, joined, taking_part
from monitoring.facts.pauses import resting
from monitoring.facts.referrals import referrals
from monitoring.facts.returns import returned
from monitoring.facts.scopes import has_begun
from monitoring.facts.sessions import sessions
from monitoring.facts.told import told
from monitoring.facts.values import Facts
from monitoring.facts.walks import walks
from monitoring.facts.wishes import wished
from monitoring.periods import Period
from monitoring.scope import Scope

__all__ = ["Facts", "gather"]


def gather(store: Store, scope: Scope, period: Period, *, today: date, frozen: Collection[str] = ()) -> Facts:
    """Read everything that happened in this scope and period, as known today. `frozen`: see `walks`.

    Nothing is read of a period before anything happened; so whatever can happen first is named in `has_begun`.
    """
    if not has_begun(store, scope, period.last):
        stand = map_stand(store, scope, period, today=today)
        return Facts(period=period, today=today, milestones={3: (), 6: ()}, map_stand=stand)
    days = {"first": period.first, "last": min(period.last, today), "today": today}
    walked = walks(store, scope, frozen=frozenset(frozen), **days)
    return Facts(
        period=period,
        today=today,
        referrals=referrals(store, scope, **days),
        sessions=sessions(store, scope, **days),
        walks=walked,
        joined=joined(store, scope, **days),
        taking_part=taking_part(store, scope, **days),
        circles=circles(store, scope, **days),
        wished=wished(store, scope, **days),
        told=told(store, walked, **days),
        resting=resting(store, scope, last=days["last"], today=today),
        milestones={months: milestones(store, scope, months, **days) for months in (3, 6)},
        newcomers=newcomers(store, scope, **days),
        returned=returned(store, scope, **days),
        map_stand=map_stand(store, scope, period, today=today),
    )
