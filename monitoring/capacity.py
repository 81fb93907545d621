"""How full it is: the referrals of a year against the fte there is, and per 10,000 inhabitants (I23, D20).

A year is the last four whole quarters, and its referrals are those that their reports show: a trajectory begins with
one, and no report counts how many began. A count of its own would tell what a quarter hides (`monitoring/quarters.py`).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from foundation.language import numbers
from foundation.storage import Store
from monitoring import norms
from monitoring.quarters import Quarters, Shown, Years, added_up, at_least


@dataclass(frozen=True, slots=True)
class Gauge:
    """Referrals of four quarters beside what fits in a year. `fte` None: nobody said how much there is."""

    new: Shown
    fte: float | None
    fits: tuple[int, int] | None  # how many trajectories fit in a year: the band times the fte

    @property
    def full(self) -> bool:
        """Whether the upper bound is reached (C04)."""
        return self._reaches(1)

    @property
    def busy(self) -> bool:
        """Whether the lower bound is reached."""
        return self._reaches(0)

    @property
    def at_least(self) -> bool:
        """Whether there may be more: then nobody can say that there is room."""
        return at_least(self.new)

    @property
    def percent(self) -> tuple[int, int] | None:
        """How much of it is used: of the upper bound, and of the lower one."""
        if self.fits is None or not self.fits[0] or isinstance(self.new, str):
            return None
        low, high = (int(numbers.rounded(Decimal(100 * self.new) / fit)) for fit in reversed(self.fits))
        return low, high

    def _reaches(self, bound: int) -> bool:
        return self.fits is not None and isinstance(self.new, int) and 0 < self.fits[bound] <= self.new


@dataclass(frozen=True, slots=True)
class Compared:
    """One municipality of a region: referrals in four quarters, and per 10,000 inhabitants with one decimal."""

    municipality_id: int
    referrals: Shown
    inhabitants: norms.Inhabitants | None

    @property
    def rate(self) -> Decimal | None:
        """Of what is shown."""
        return per_10_000(self.referrals, self.inhabitants.number) if self.inhabitants else None


@dataclass(frozen=True, slots=True)
class Region:
    """The municipalities side by side, and together."""

    each: tuple[Compared, ...]
    referrals: Shown
    rate: Decimal | None


def gauge(store: Store, year: Quarters, *, today: date) -> Gauge:
    """How full one municipality is."""
    place = year.municipality_id
    fte, band = norms.fte(store, [place], on=today)[place], norms.band(store, "clients_per_fte", [place], on=today)
    fits = None
    if fte is not None:
        low, high = (int(numbers.rounded(Decimal(str(bound)) * Decimal(str(fte)))) for bound in (band.least, band.most))
        fits = low, high
    return Gauge(_referrals(year), fte, fits)


def region(store: Store, years: Years, municipality_ids: Collection[int], *, today: date) -> Region:
    """These municipalities as given, and together what stands there, added up."""
    people = norms.inhabitants(store, municipality_ids, on=today)
    each = tuple(Compared(place, _referrals(years(place)), people[place]) for place in municipality_ids)
    together = added_up(one.referrals for one in each)
    everybody = [one.number for one in people.values() if one is not None]
    whole = sum(everybody) if len(everybody) == len(each) else 0
    return Region(each, together, per_10_000(together, whole))


def per_10_000(count: Shown, inhabitants: int) -> Decimal | None:
    """With one decimal, half up; None where either is not known."""
    if isinstance(count, str) or not inhabitants:
        return None
    return numbers.rounded(Decimal(10_000 * count) / inhabitants, 1)


def _referrals(year: Quarters) -> Shown:
    return year.shown("referrals", "total")
