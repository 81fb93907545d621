"""How patient the map of a municipality is: its own settings, and the defaults where it has none."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from foundation.refusals import Refusal
from foundation.storage import Store
from social_map.days import day_of
from social_map.freshness import DEFAULT, Patience
from social_map.keeping_models import MapSettings
from social_map.models import Listing

LONGEST = 3650  # days


class NotPatient(Refusal):
    """Days that cannot be: below one, beyond ten years, or reminders that do not come one after another."""


def of(store: Store, municipality_id: int | None) -> Patience:
    """The patience of this municipality's map."""
    row = store.get(MapSettings, municipality_id) if municipality_id is not None else None
    return _read(row) if row is not None else DEFAULT


def every(store: Store) -> Mapping[int, Patience]:
    """Of every municipality that has settings of its own."""
    return {row.municipality_id: _read(row) for row in store.scalars(select(MapSettings))}


def change(store: Store, municipality_id: int, *, today: date, **days: Any) -> Patience:
    """Set what is given, named as in `Patience`; the rest stays. `NotPatient` for days that cannot be.

    A question that already waits is judged by the new patience too; what is neglected by now stays so.
    """
    new = replace(of(store, municipality_id), **days)
    _check(new)
    row = store.get(MapSettings, municipality_id)
    if row is None:
        row = MapSettings(municipality_id=municipality_id)
        store.add(row)
    for name, value in days.items():
        setattr(row, name, list(value) if name == "remind_on" else value)
    store.flush()
    if "neglected_after" in days:
        _judge_anew(store, municipality_id, new, today)
    return new


def neglected_on(patience: Patience, asked: date) -> date:
    """The day from which a listing counts as neglected, when its provider was first asked on `asked`."""
    return asked + timedelta(days=patience.neglected_after)


def own(store: Store, municipality_id: int) -> frozenset[str]:
    """The names of what this municipality set itself."""
    row = store.get(MapSettings, municipality_id)
    return frozenset(name for name in asdict(DEFAULT) if row is not None and getattr(row, name) is not None)


def _read(row: MapSettings) -> Patience:
    remind = DEFAULT.remind_on if row.remind_on is None else tuple(row.remind_on)
    return Patience(
        rhythm_days=row.rhythm_days or DEFAULT.rhythm_days, remind_on=remind,
        editor_after=row.editor_after or DEFAULT.editor_after,
        neglected_after=row.neglected_after or DEFAULT.neglected_after,
    )  # fmt: skip


def _check(new: Patience) -> None:
    every = (new.rhythm_days, new.editor_after, new.neglected_after, *new.remind_on)
    in_order = list(new.remind_on) == sorted(set(new.remind_on))
    if not in_order or any(not 1 <= days <= LONGEST for days in every):
        raise NotPatient(longest=LONGEST)


def _judge_anew(store: Store, municipality_id: int, patience: Patience, today: date) -> None:
    waiting = select(Listing).where(Listing.municipality_id == municipality_id, Listing.neglected_on > today)
    for listing in store.scalars(waiting):
        if listing.first_asked_at is not None:
            listing.neglected_on = neglected_on(patience, day_of(listing.first_asked_at))
    store.flush()
