"""What is known of a municipality: how much fte of coaches there is, and how many inhabitants."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from foundation.people.models import Municipality
from foundation.storage import Store
from monitoring.norms.holding import of_each, of_practices


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many, and of which year (None: nobody said)."""

    number: int
    year: int | None


def fte(store: Store, municipality_ids: Collection[int], *, on: date) -> Mapping[int, float | None]:
    """Fte of coaches in each municipality: as set for the whole, else what its practices have together (E02)."""
    whole = of_each(store, "coach_fte", municipality_ids, on=on)
    return {place: band.most if band.known else _together(store, place, on) for place, band in whole.items()}


def fte_of_practices(store: Store, municipality_id: int, *, on: date) -> Mapping[int, float]:
    """Fte of coaches that was set for practices, by the id of the practice."""
    return {number: band.most for number, band in of_practices(store, "coach_fte", municipality_id, on=on).items()}


def inhabitants(store: Store, municipality_ids: Collection[int], *, on: date) -> Mapping[int, Inhabitants | None]:
    """Inhabitants of each municipality: as its regisseur said, else as it was set up."""
    said = of_each(store, "inhabitants", municipality_ids, on=on)
    found: dict[int, Inhabitants | None] = {}
    for place, band in said.items():
        if band.known:
            found[place] = Inhabitants(round(band.most), band.from_on.year if band.from_on else None)
        else:
            first = store.get_one(Municipality, place).inhabitants
            found[place] = Inhabitants(first, None) if first else None
    return found


def _together(store: Store, municipality_id: int, on: date) -> float | None:
    found = fte_of_practices(store, municipality_id, on=on)
    return sum(found.values()) if found else None
