"""How full it is: new trajectories of a year against the fte there is, and referrals per 10,000 inhabitants (I23, D20).

A window that moves every day would tell each day what one day brought, so counts are in steps of five and hidden below
five; everything beside them is worked out from the count that is shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from foundation.language import numbers
from foundation.storage import Store
from monitoring import norms
from monitoring.facts.rolling import came
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, Rule

YEAR = timedelta(days=365)
ROLLING = Rule(threshold=5, rounding=5, audience="internal")
Shown = int | str  # a count, or "hidden"


@dataclass(frozen=True, slots=True)
class Gauge:
    """New trajectories in the last 365 days beside what fits. `fte` None: nobody said how much there is."""

    new: Shown
    fte: float | None
    fits: tuple[int, int] | None  # how many trajectories fit in a year: the band times the fte

    @property
    def full(self) -> bool:
        """Whether the upper bound is reached (C04)."""
        return self._at_least(1)

    @property
    def busy(self) -> bool:
        """Whether the lower bound is reached."""
        return self._at_least(0)

    @property
    def percent(self) -> tuple[int, int] | None:
        """How much of it is used: of the upper bound, and of the lower one."""
        if self.fits is None or not self.fits[0] or isinstance(self.new, str):
            return None
        low, high = (int(numbers.rounded(Decimal(100 * self.new) / fit)) for fit in reversed(self.fits))
        return low, high

    def _at_least(self, bound: int) -> bool:
        return self.fits is not None and isinstance(self.new, int) and 0 < self.fits[bound] <= self.new


@dataclass(frozen=True, slots=True)
class Compared:
    """One municipality of a region: referrals in 365 days, and per 10,000 inhabitants with one decimal."""

    municipality_id: int
    referrals: Shown
    inhabitants: norms.Inhabitants | None
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Region:
    """The municipalities side by side, and together."""

    each: tuple[Compared, ...]
    referrals: Shown
    rate: Decimal | None


def window(today: date) -> tuple[date, date]:
    """The last 365 days, today included."""
    return today - YEAR + timedelta(days=1), today


def gauge(store: Store, scope: Scope, municipality_id: int, *, today: date) -> Gauge:
    """How full one municipality of this scope is."""
    first, last = window(today)
    found = came(store, scope, first=first, last=last, today=today)
    new = sum(each.trajectories for (place, _), each in found.items() if place == municipality_id)
    fte = norms.fte(store, [municipality_id], on=today)[municipality_id]
    return _gauge(store, new, fte, municipality_id, today)


def region(store: Store, scope: Scope, municipality_ids: Collection[int], *, today: date) -> Region:
    """These municipalities as given, and together what stands there, added up; who is hidden takes the total with it.

    Two towns with four each, hidden, were ten in a total of its own: nothing else is rounded to ten.
    """
    first, last = window(today)
    counts: dict[int, int] = dict.fromkeys(municipality_ids, 0)
    for (place, _), came_here in came(store, scope, first=first, last=last, today=today).items():
        if place in counts:
            counts[place] += came_here.referrals
    people = norms.inhabitants(store, municipality_ids, on=today)
    each = tuple(_compared(place, count, people) for place, count in counts.items())
    told = [one.referrals for one in each if isinstance(one.referrals, int)]
    together: Shown = sum(told) if len(told) == len(each) else HIDDEN
    everybody = [one.number for one in people.values() if one is not None]
    whole = sum(everybody) if len(everybody) == len(counts) else 0
    return Region(each, together, per_10_000(together, whole))


def shown(count: int) -> Shown:
    """A count of a moving window, as it may be seen."""
    return HIDDEN if ROLLING.is_small(count) else ROLLING.rounded(count)


def per_10_000(count: Shown, inhabitants: int) -> Decimal | None:
    """With one decimal, half up; None where either is not norms."""
    if isinstance(count, str) or not inhabitants:
        return None
    return numbers.rounded(Decimal(10_000 * count) / inhabitants, 1)


def _gauge(store: Store, new: int, fte: float | None, municipality_id: int, today: date) -> Gauge:
    band = norms.band(store, "clients_per_fte", [municipality_id], on=today)
    fits = None
    if fte is not None:
        low, high = (int(numbers.rounded(Decimal(str(bound)) * Decimal(str(fte)))) for bound in (band.least, band.most))
        fits = low, high
    return Gauge(shown(new), fte, fits)


def _compared(place: int, count: int, people: Mapping[int, norms.Inhabitants | None]) -> Compared:
    here, may_see = people[place], shown(count)
    return Compared(place, may_see, here, per_10_000(may_see, here.number) if here else None)
