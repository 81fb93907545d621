"""From a listing in the database to what the index holds."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from social_map import freshness
from social_map.models import Listing
from social_map.search.areas import NOWHERE, Areas
from social_map.search.entry import Entry, Moment


def entry_of(listing: Listing, municipality: str, today: date) -> Entry | None:
    """The entry of a listing, or None when nobody should find it: a concept, stopped, or over."""
    return made(listing, municipality, listing.schedule, today)


def made(row: Any, municipality: str, schedule: Iterable[Any], today: date, areas: Areas = NOWHERE) -> Entry | None:
    """The same of a row with a listing's columns and the rows of its schedule.

    One that does not say where it is lies in the middle of its postcode, where `areas` knows that.
    """
    if row.status == "concept" or freshness.over(row, today):
        return None
    postcode = (row.postcode or "").strip()[:4]
    lat, lon = (row.lat, row.lon) if row.lat is not None else areas.by_postcode.get(postcode, (None, None))
    return Entry(
        key=row.id,
        public_id=row.public_id,
        source_id=row.source_id,
        title=row.title,
        organisation=intern(row.organisation_name),
        description=row.description,
        category=intern(row.category),
        source_category=intern(row.source_category or ""),
        audience=_listed(row.audience),
        languages=_listed(row.languages),
        venue=intern(row.venue or ""),
        street=row.street or "",
        neighbourhood=intern(row.neighbourhood or ""),
        municipality=intern(municipality),
        postcode=intern(postcode) if postcode.isdigit() else "",
        lat=lat,
        lon=lon,
        schedule=tuple(_moment(each.day, each.start, each.end, each.frequency) for each in schedule),
        cost_cents=row.cost_cents,
        cost_text=row.cost_text or "",
        age_min=row.age_min,
        age_max=row.age_max,
        wheelchair=row.wheelchair,
        online=bool(row.online),
        registration=intern(row.registration or ""),
        volunteer=bool(row.volunteer),
        capacity=intern(row.capacity),
        status=intern(row.status),
        confirmed_on=row.last_confirmed_on,
        doubted=row.doubted_at is not None,
        neglected=row.doubted_at is not None or (row.neglected_on or date.max) <= today,
        neglected_on=row.neglected_on,
        valid_until=row.valid_until,
    )


def _listed(value: str | list[str]) -> tuple[str, ...]:
    """A list of words, from the JSON or read from it."""
    return _read(value) if isinstance(value, str) else tuple(value)


@lru_cache(maxsize=20_000)
def _read(value: str) -> tuple[str, ...]:
    return tuple(map(intern, json.loads(value)))


@lru_cache(maxsize=50_000)
def _moment(day: str | None, start: str | None, end: str | None, frequency: str | None) -> Moment:
    """The same moment for every listing that has it."""
    return Moment(day, start, end, frequency)
