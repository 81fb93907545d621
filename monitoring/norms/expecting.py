"""How many referrals a practice may be expected to make: what was agreed, else by how many people refer (C05, C06)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.storage import Store
from monitoring.norms.bands import Band
from monitoring.norms.holding import band, of_practices
from monitoring.queries import norms as queries

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Expected:
    """Referrals over a year, or since the practice began. `agreed`: a promise; otherwise an aspiration."""

    low: int
    high: int
    agreed: bool
    began_on: date | None

    def told(self, referrals: int) -> str:
        """Whether a count lies `below`, `within` or `above` it."""
        return "below" if referrals < self.low else "above" if referrals > self.high else "within"


def expected(store: Store, municipality_id: int, *, on: date, until: date | None = None) -> Mapping[int, Expected]:
    """By the id of the practice, of those of whom something was agreed or of whom is known how many refer.

    As it holds `on` a day, for the year up to and with `until` (that day itself). Who began later is not in it.
    """
    until = until or on
    agreed = of_practices(store, "referrals_agreed", municipality_id, on=on)
    people = of_practices(store, "referrers", municipality_id, on=on)
    first, later = (band(store, key, [municipality_id], on=on) for key in ("referrals_first_year", "referrals_later"))
    found = {}
    for practice in {*agreed, *people}:
        began = queries.first_day(store, municipality_id, "referrers", practice)
        share = _share(began, until)
        if not share:
            continue
        if practice in agreed:
            found[practice] = _of(agreed[practice], share, agreed=True, began=began)
        else:
            starts = began is not None and until < began + YEAR
            found[practice] = _of(first if starts else later, share * people[practice].most, agreed=False, began=began)
    return found


def _of(held: Band, times: float, *, agreed: bool, began: date | None) -> Expected:
    return Expected(int(held.least * times), round(held.most * times), agreed, began)


def _share(began: date | None, on: date) -> float:
    """The part of a year that the practice has taken part."""
    return 1.0 if began is None or began + YEAR <= on else max(0, (on - began).days + 1) / YEAR.days
