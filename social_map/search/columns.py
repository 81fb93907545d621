"""What surrounds a wish, of many listings at once: each fact a column, one number a listing."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from social_map.distance import point
from social_map.search.entry import Entry
from social_map.search.postings import Numbers, Rows, Weights

Flags: TypeAlias = NDArray[np.bool_]
NEVER, ALWAYS = date.min.toordinal(), date.max.toordinal()
TABLES, REMEMBERED = 64, 32
NO_POINT = (np.nan, np.nan)
FULL = {"open": 1.0, "wachtlijst": 0.88, "vol": 0.84}
PAUSED = 0.8
SERVICE, JOINED, LEISURELY = 0.3, 0.5, 0.8
LEISURE = frozenset({"ontmoeten", "eten", "wandelen_bewegen", "dansen", "creatief", "natuur", "spel", "uitje"})


class Distinct:
    """A fact that many listings share: which of its values each has, and a listing for each value.

    A factor is worked out once for each value that it is asked of, and remembered under a name.
    """

    def __init__(self, entries: Sequence[Entry], value: Callable[[Entry], Hashable]) -> None:
        known: dict[Hashable, int] = {}
        numbers = (known.setdefault(value(entry), len(known)) for entry in entries)
        self.numbers: Numbers = np.fromiter(numbers, np.int32, len(entries))
        first = np.full(len(known), len(entries), np.int64)
        np.minimum.at(first, self.numbers, np.arange(len(entries)))
        self.samples = [entries[row] for row in first.tolist()]
        self._tables: dict[Hashable, Weights] = {}

    def factors(self, rows: Rows, name: Hashable, factor: Callable[[Entry], float]) -> Weights:
        """The factor of each of these rows; `name` says which factor it is."""
        table = self._tables.get(name)
        if table is None:
            if len(self._tables) >= TABLES:
                self._tables = {}
            table = self._tables[name] = np.full(len(self.samples), np.nan, np.float32)
        numbers = self.numbers.take(rows)
        found = table.take(numbers)
        unknown = np.isnan(found)
        if unknown.any():
            for number in np.unique(numbers[unknown]).tolist():
                table[number] = factor(self.samples[number])
            found = table.take(numbers)
        return found

    def prepare(self, name: Hashable, factor: Callable[[Entry], float]) -> None:
        """Work out a factor of every value."""
        self.factors(np.unique(self.numbers, return_index=True)[1].astype(np.int32), name, factor)


class AreaNames:
    """Which values of a column of areas lie in a neighbourhood, and in a municipality; `whole`: in no part of one."""

    def __init__(self, samples: Sequence[Entry]) -> None:
        self._neighbourhoods: dict[str, list[int]] = {}
        self._municipalities: dict[str, list[int]] = {}
        for number, entry in enumerate(samples):
            self._neighbourhoods.setdefault(entry.neighbourhood, []).append(number)
            self._municipalities.setdefault(entry.municipality, []).append(number)
        self.whole = _flags((is_whole(entry) for entry in samples), len(samples))

    def within(self, neighbourhoods: Iterable[str]) -> list[int]:
        """The values in any of these neighbourhoods."""
        return [number for name in neighbourhoods for number in self._neighbourhoods.get(name, ())]

    def of(self, municipality: str | None) -> list[int]:
        """The values in this municipality; in none of them without one."""
        return self._municipalities.get(municipality, []) if municipality is not None else []


def is_whole(entry: Entry) -> bool:
    """Whether it is for a whole municipality."""
    return entry.neighbourhood.startswith("heel ") or not entry.neighbourhood


class Columns:
    """The columns of some listings, in their order. Days are ordinals, places degrees with NaN for unknown."""

    def __init__(self, entries: Sequence[Entry], is_service: Callable[[str], bool]) -> None:
        self.area = Distinct(entries, lambda entry: (entry.neighbourhood, entry.municipality))
        self.schedule = Distinct(entries, _moments)
        self.ages = Distinct(entries, lambda entry: (entry.age_min, entry.age_max))
        self.terms = Distinct(entries, _terms)
        self.postcode = Distinct(entries, lambda entry: entry.postcode)
        spots = [point(entry.lat, entry.lon) or NO_POINT for entry in entries]
        self.lat = np.fromiter((lat for lat, _ in spots), np.float64, len(entries))
        self.lon = np.fromiter((lon for _, lon in spots), np.float64, len(entries))
        self.online = _flags((entry.online for entry in entries), len(entries))
        self.volunteer = _flags((entry.volunteer for entry in entries), len(entries))
        self.room = np.fromiter(map(_room, entries), np.float32, len(entries))
        self.leisure = np.fromiter((leisure(entry, is_service) for entry in entries), np.float32, len(entries))
        self.confirmed = _days((entry.confirmed_on for entry in entries), len(entries), NEVER)
        self.neglected = _days(map(_neglected_on, entries), len(entries), ALWAYS)
        self._remembered: dict[Hashable, Weights] = {}
        self.until = _days((entry.valid_until for entry in entries), len(entries), ALWAYS)

    @cached_property
    def names(self) -> AreaNames:
        """The names of the areas."""
        return AreaNames(self.area.samples)

    def kept(self, name: Hashable) -> Weights | None:
        """A number for each listing, where it was remembered under this name."""
        return self._remembered.get(name)

    def remembered(self, name: Hashable, work_out: Callable[[], Weights]) -> Weights:
        """A number for each listing that was worked out before under this name, or is now."""
        kept = self._remembered.get(name)
        if kept is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered = {}
            kept = self._remembered[name] = work_out()
        return kept

    def within(self, areas: Collection[tuple[str, str]]) -> Flags:
        """Which listings are of these areas (neighbourhood, municipality), online, or of no place at all."""
        samples = self.area.samples
        inside = [not each.municipality or (each.neighbourhood, each.municipality) in areas for each in samples]
        found: Flags = np.array(inside, np.bool_)[self.area.numbers] | self.online
        return found


def _moments(entry: Entry) -> Hashable:
    """All that a time may look at."""
    return frozenset((moment.day, moment.start, moment.end) for moment in entry.schedule)


def _terms(entry: Entry) -> Hashable:
    """All that a condition other than an age may look at."""
    return (
        entry.cost_cents, bool(entry.cost_text), entry.wheelchair, entry.online, bool(entry.venue), entry.registration,
        entry.volunteer, entry.capacity,
    )  # fmt: skip


def _neglected_on(entry: Entry) -> date | None:
    return date.min if entry.neglected else entry.neglected_on


def _room(entry: Entry) -> float:
    return FULL.get(entry.capacity, 1.0) * (PAUSED if entry.status == "paused" else 1.0)


def leisure(entry: Entry, is_service: Callable[[str], bool]) -> float:
    """How likely somebody who named no wish means this kind of listing: leisure before support, services and tasks."""
    if entry.volunteer or is_service(entry.category):
        return SERVICE
    return LEISURELY if entry.category in LEISURE else JOINED


def _flags(values: Iterable[bool], size: int) -> Flags:
    return np.fromiter(values, np.bool_, size)


def _days(values: Iterable[date | None], size: int, unknown: int) -> Numbers:
    return np.fromiter((unknown if value is None else value.toordinal() for value in values), np.int32, size)
