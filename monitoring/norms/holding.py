"""Which norms hold somewhere on a day: what was set there, else the default (DOMAIN C16)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from foundation.storage import Store
from monitoring.norms.bands import Band
from monitoring.norms.catalogue import Kind, kind, kinds
from monitoring.queries import norms as queries
from monitoring.steering_models import Norm


def band(store: Store, key: str, municipality_ids: Collection[int], *, on: date) -> Band:
    """The norm in these municipalities: their own where they agree, else the default."""
    return bands(store, municipality_ids, [key], on=on)[key]


def bands(
    store: Store, municipality_ids: Collection[int], keys: Iterable[str] | None = None, *, on: date
) -> Mapping[str, Band]:
    """These norms (without `keys`: all) by key, in one question to the database."""
    wanted = [kind(key) for key in keys] if keys is not None else list(kinds().values())
    own: dict[tuple[str, int], Norm] = {
        (row.key, row.municipality_id): row
        for row in queries.begun(store, municipality_ids, [each.key for each in wanted], on=on)
    }
    return {each.key: _together(each, [own.get((each.key, m)) for m in sorted(municipality_ids)]) for each in wanted}


def of_each(store: Store, key: str, municipality_ids: Collection[int], *, on: date) -> Mapping[int, Band]:
    """One norm in each of these municipalities."""
    own = {row.municipality_id: row for row in queries.begun(store, municipality_ids, [key], on=on)}
    return {place: _together(kind(key), [own.get(place)]) for place in municipality_ids}


def of_practices(store: Store, key: str, municipality_id: int, *, on: date) -> Mapping[int, Band]:
    """What was set for practices of this municipality, by the id of the practice."""
    found = queries.begun(store, [municipality_id], [key], on=on, practices=True)
    return {row.practice_id: _set(kind(key), row) for row in found if row.practice_id is not None}


def in_force(each: Kind, on: date) -> bool:
    """Whether a default holds on this day."""
    return (each.from_on is None or each.from_on <= on) and (each.until_on is None or on <= each.until_on)


def _together(each: Kind, rows: list[Norm | None]) -> Band:
    first = rows[0] if rows else None
    if first is None or any(row is None or (row.low, row.high) != (first.low, first.high) for row in rows):
        return Band(each, each.low, each.high, each.from_on)
    return _set(each, first)


def _set(each: Kind, row: Norm) -> Band:
    return Band(each, row.low, row.high, row.from_on, own=True)
