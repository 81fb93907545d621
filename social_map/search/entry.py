"""What the search knows of a listing: a plain value, free of any database."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Moment:
    """One row of a schedule: day code ("ma"…"zo" or None), start and end as "HH:MM" or None."""

    day: str | None
    start: str | None = None
    end: str | None = None
    frequency: str | None = None


class Entry(NamedTuple):  # made in half the time of a dataclass, and a map has very many
    """A listing as the index holds it. `cost_cents` None = unknown; `wheelchair` None = unknown.

    `postcode`: four digits.
    `neglected_on` is the day from which it counts as neglected; `neglected` says that this day has come, or that it is
    `doubted`: what a coach reported or nobody answered the phone for counts at once (DESIGN §5).
    """

    key: int
    public_id: str
    source_id: str
    title: str
    organisation: str = ""
    description: str = ""
    category: str = ""
    source_category: str = ""
    audience: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    venue: str = ""
    street: str = ""
    postcode: str = ""
    neighbourhood: str = ""
    municipality: str = ""
    lat: float | None = None
    lon: float | None = None
    schedule: tuple[Moment, ...] = ()
    cost_cents: int | None = None
    cost_text: str = ""
    age_min: int | None = None
    age_max: int | None = None
    wheelchair: bool | None = None
    online: bool = False
    registration: str = ""
    volunteer: bool = False
    capacity: str = "open"
    status: str = "active"
    confirmed_on: date | None = None
    doubted: bool = False
    neglected: bool = False
    neglected_on: date | None = None
    valid_until: date | None = None
