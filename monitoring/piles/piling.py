"""What happened in a period, in a pile for each row of a table."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from foundation.storage import Store
from monitoring.facts import splits
from monitoring.facts.participations import joined
from monitoring.facts.referrals import referrals
from monitoring.facts.splits import Place
from monitoring.facts.values import Joined, Referred, Walk
from monitoring.facts.walks import walks
from monitoring.periods import Period
from monitoring.piles.figures import ITSELF, UNKNOWN
from monitoring.scope import Scope


@dataclass(slots=True)
class Pile:
    """What happened in one row: the walks and participations of each coach, and the referrals."""

    referrals: list[Referred] = field(default_factory=list)
    walks: dict[int | None, list[Walk]] = field(default_factory=lambda: defaultdict(list))
    joined: dict[int | None, list[Joined]] = field(default_factory=lambda: defaultdict(list))


def piled(store: Store, scope: Scope, period: Period, by: str, *, today: date) -> dict[str, Pile]:
    """By the name of the row; what nobody told is under `UNKNOWN`.

    A referral of which no variant was told is one of Welzijn op Recept itself (DOMAIN H05, T10).
    """
    days = {"first": period.first, "last": min(period.last, today), "today": today}
    piles: dict[str, Pile] = defaultdict(Pile)
    variants = by == "variant"
    untold = ITSELF if variants else UNKNOWN
    if by == "neighbourhood":
        for where, one in splits.referred(store, scope, **days):
            piles[where or UNKNOWN].referrals.append(one)
    else:
        for each in referrals(store, scope, **days):
            piles[getattr(each, by) or untold].referrals.append(each)
    nowhere = Place()
    of_walks = splits.of_walks(store, scope, first=period.first, today=today, variants=variants)
    for walk in walks(store, scope, frozen=(), **days):
        place = of_walks.get(walk.id, nowhere)
        piles[getattr(place, by) or UNKNOWN].walks[place.coach_id].append(walk)
    of_joined = splits.of_participations(store, scope, **days, variants=variants)
    for chosen in joined(store, scope, **days):
        place = of_joined.get(chosen.id, nowhere)
        piles[getattr(place, by) or UNKNOWN].joined[place.coach_id].append(chosen)
    return piles
