"""How long clients are kept after closing, and what goes when that is over (DOMAIN §4.4). Every term is a setting."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from casework import bare_referrals
from casework.erasing import Erased, erase
from casework.models import Erasure
from casework.queries import terms as queries
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.storage import Store

SETTLED = timedelta(days=90)  # what was closed long ago when it came in or was told, can be counted, or mended, first
SOON = timedelta(days=30)
SHORTEST = 12  # months: no setting is below it
FROZEN_AFTER = timedelta(days=42)  # the figures of a year are kept for good so long after it (DOMAIN §2.0)


@dataclass(frozen=True, slots=True)
class Terms:
    """Whole months after closing: of who was met, and of who never was."""

    months: int = 24
    months_unmet: int = 12

    def days(self, today: date) -> tuple[date, date]:
        """What was closed before these days is kept no longer; never what counts in a year that is not frozen yet."""
        counting = (today - FROZEN_AFTER).replace(month=1, day=1)
        met, unmet = (today - relativedelta(months=months) for months in (self.months, self.months_unmet))
        return min(met, counting), min(unmet, counting)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Of one organisation, in trajectories: past their term now, within thirty days, held by law, never closed.

    `asleep`: still open, though nobody met the client for as long as a closed one is kept.
    """

    now: int
    soon: int
    held: int
    asleep: int


def end(store: Store, terms: Terms, *, secret: bytes, now: datetime) -> Erased | None:
    """Erase what is past its term, a hundred at most; None when nothing is. Its referrals still count, by quarter."""
    today = said_on(now)
    walks = queries.past(store, *terms.days(today), now - SETTLED)
    if not walks:
        return None
    for walk in walks:
        store.add_all(list(bare_referrals.of(store, walk, by_quarter=True)))
        audit.record(store, SYSTEM, "client.term", walk.public_id, now=now, organisation_id=walk.organisation_id)
    for organisation_id, count in Counter(walk.organisation_id for walk in walks).items():
        line = queries.erasure_of(store, organisation_id, today)
        if line is None:
            line = Erasure(organisation_id=organisation_id, erased_on=today, why="retention", trajectories=0)
            store.add(line)
        line.trajectories += count
    return erase(store, walks, secret=secret, today=today)


def outlook(store: Store, organisation_id: int, terms: Terms, *, now: datetime) -> Outlook:
    """What would go if the clock looked now, and soon. Changes nothing."""
    today = said_on(now)
    due = queries.count_past(store, organisation_id, *terms.days(today), now - SETTLED)
    later = queries.count_past(store, organisation_id, *terms.days(today + SOON), now + SOON - SETTLED)
    held = queries.count_held(store, organisation_id)
    asleep = queries.count_asleep(store, organisation_id, terms.days(today)[0])
    return Outlook(now=due, soon=later - due, held=held, asleep=asleep)


def touched(store: Store, first: date, *, since: datetime) -> bool:
    """Whether something of a period that began on `first` may have gone since then because a term was over.

    What is frozen stays as it was; counted anew it would be less, and that is no revision.
    """
    return queries.erased_after(store, max(said_on(since), first + relativedelta(months=SHORTEST)))


def erased(store: Store, organisation_id: int, first: date, last: date) -> int:
    """How many trajectories went between these days because their term was over."""
    return queries.count_erased(store, organisation_id, first, last)
