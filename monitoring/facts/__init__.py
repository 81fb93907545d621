"""Facts: the only place of this room that reads casework and wishes. One SELECT per noun; the rest is arithmetic."""

from collections.abc import Collection
from datetime import date

from monitoring.facts.map_stand import map_stand
from monitoring.facts.milestones import milestones
from monitoring.facts.newcomers import newcomers
from monitoring.facts.participations import circles, joined, taking_part
from monitoring.facts.pauses import resting
from monitoring.facts.referrals import referrals
from monitoring.facts.returns import returned
from monitoring.facts.scopes import has_begun
from monitoring.facts.sessions import sessions
from monitoring.facts.together import Source, Together, store_of
from monitoring.facts.told import told
from monitoring.facts.values import Facts
from monitoring.facts.walks import walks
from monitoring.facts.wishes import wished
from monitoring.periods import Period
from monitoring.scope import Scope

__all__ = ["Facts", "Source", "Together", "gather"]


def gather(source: Source, scope: Scope, period: Period, *, today: date, frozen: Collection[str] = ()) -> Facts:
    """Read everything that happened in this scope and period, as known today. `frozen`: see `walks`.

    A municipality that is read `Together` with others has no rows of its own asked for.
    Nothing is read of a period before anything happened; so whatever can happen first is named in `has_begun`.
    """
    if not has_begun(store_of(source), scope, period.last):
        stand = map_stand(store_of(source), scope, period, today=today)
        return Facts(period=period, today=today, milestones={3: (), 6: ()}, map_stand=stand)
    days = {"first": period.first, "last": min(period.last, today), "today": today}
    walked = walks(source, scope, frozen=frozenset(frozen), **days)
    return Facts(
        period=period,
        today=today,
        referrals=referrals(source, scope, **days),
        sessions=sessions(source, scope, **days),
        walks=walked,
        joined=joined(source, scope, **days),
        taking_part=taking_part(source, scope, **days),
        circles=circles(source, scope, **days),
        wished=wished(source, scope, **days),
        told=told(source, walked, **days),
        resting=resting(source, scope, last=days["last"], today=today),
        milestones={months: milestones(source, scope, months, **days) for months in (3, 6)},
        newcomers=newcomers(source, scope, **days),
        returned=returned(source, scope, **days),
        map_stand=map_stand(store_of(source), scope, period, today=today),
    )
