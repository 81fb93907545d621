"""Places: their names on the map and in the mouth, and how far a listing lies from the one that was asked for."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from social_map.search.columns import Columns
from social_map.search.entry import Entry
from social_map.search.lexicon import read_tables, split
from social_map.search.postings import Numbers, Weights
from social_map.text import words as cut

SHORTEST = 3
INSIDE, EVERYWHERE, ONLINE = 1.0, 0.55, 0.4
DEGREE = 111.2  # kilometres
SAME_MUNICIPALITY, ELSEWHERE = 0.5, 0.34
AMBIGUOUS = frozenset({"centrum", "noord", "zuid", "west", "oost", "haven", "zand", "none", "fatima", "rijen"})


@dataclass(frozen=True, slots=True)
class Place:
    """A named area: neighbourhoods and/or a municipality, with a middle (lat, lon) where one is known.

    `outside`: a town that this map does not cover.
    """

    name: str
    within: frozenset[str] = frozenset()
    municipality: str | None = None
    middle: tuple[float, float] | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """The place a query speaks of, with the words that named it."""

    place: Place
    covers: frozenset[int] = field(default=frozenset(), compare=False)

    def factor(self, entry: Entry) -> float:
        """1 in the place itself, less further away; what is online or everywhere counts almost as near."""
        sort = self._sort(entry)
        if sort in (INSIDE, EVERYWHERE):
            return sort
        if entry.online:
            return ONLINE
        return _far(sort, _kilometres(self.place.middle, (entry.lat, entry.lon)))

    def factors(self, columns: Columns, rows: Numbers) -> Weights:
        """The same for many listings."""
        found = columns.area.factors(rows, ("where", self.place), self._sort)
        elsewhere = np.flatnonzero((found != INSIDE) & (found != np.float32(EVERYWHERE)))
        there = rows[elsewhere]
        far = np.full(len(there), np.nan) if self.place.middle is None else distances(self.place.middle, columns, there)
        same = found[elsewhere] == np.float32(SAME_MUNICIPALITY)
        base, reach = np.where(same, SAME_MUNICIPALITY, ELSEWHERE), np.where(same, 5.0, 7.0)
        near = np.maximum(0.05, base * np.exp(-np.maximum(0.0, far - 1.0) / reach))
        near = np.where(np.isnan(far), base * 0.6, near)
        found[elsewhere] = np.where(columns.online[there], ONLINE, near)
        return found

    def _sort(self, entry: Entry) -> float:
        """INSIDE, EVERYWHERE, or what is left of the best when it lies in another place."""
        place = self.place
        if entry.neighbourhood in place.within:
            return INSIDE
        same = place.municipality is not None and entry.municipality == place.municipality
        if same and not place.within:
            return INSIDE
        if same and (entry.neighbourhood.startswith("heel ") or not entry.neighbourhood):
            return EVERYWHERE
        return SAME_MUNICIPALITY if same else ELSEWHERE


def _far(base: float, distance: float | None) -> float:
    if distance is None:
        return base * 0.6
    return max(0.05, base * math.exp(-max(0.0, distance - 1.0) / (5.0 if base == SAME_MUNICIPALITY else 7.0)))


def distances(middle: tuple[float, float], columns: Columns, rows: Numbers) -> NDArray[np.float64]:
    """Kilometres to these listings as the crow flies; NaN where it is not known where one is."""
    north = (middle[0] - columns.lat[rows]) * DEGREE
    east = (middle[1] - columns.lon[rows]) * DEGREE * math.cos(math.radians(middle[0]))
    found: NDArray[np.float64] = np.hypot(north, east)
    return found


def _kilometres(a: tuple[float, float] | None, b: tuple[float | None, float | None]) -> float | None:
    if a is None or b[0] is None or b[1] is None:
        return None
    north = (a[0] - b[0]) * DEGREE
    east = (a[1] - b[1]) * DEGREE * math.cos(math.radians(a[0]))
    return math.hypot(north, east)


class Gazetteer:
    """All places by the words that name them: those of the map itself and the popular names of the lexicon."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        spots: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for entry in entries:
            spot = [(entry.lat, entry.lon)] if entry.lat is not None and entry.lon is not None else []
            spots[entry.neighbourhood, entry.municipality] += spot
            towns[entry.municipality] += spot
        self._by_words: dict[tuple[str, ...], Place] = {}
        by_name = {name: middle for (name, _), found in spots.items() if (middle := _middle(found))}
        for municipality, found in towns.items():
            self._name(municipality, Place(municipality, frozenset(), municipality, _middle(found)))
        for (name, municipality), found in spots.items():
            if name and name.lower() != municipality.lower() and not name.startswith("heel "):
                self._name(name, Place(name, frozenset({name}), municipality, _middle(found)))
        for name, entry_ in _popular().items():
            self._popular(name, entry_, by_name, towns)
        for name in split(read_tables()["places"].get("outside", "")):
            self._by_words.setdefault(tuple(cut(name)), Place(name, outside=True))
        self.longest = max(map(len, self._by_words), default=1)
        self.words = frozenset(word for name in self._by_words for word in name if len(word) >= SHORTEST)

    def _name(self, name: str, place: Place) -> None:
        key = tuple(cut(name))
        if key and not (len(key) == 1 and key[0] in AMBIGUOUS - {"rijen", "fatima"}):
            self._by_words.setdefault(key, place)

    def _popular(
        self,
        name: str,
        entry: dict[str, Any],
        by_name: dict[str, tuple[float, float]],
        towns: dict[str, list[tuple[float, float]]],
    ) -> None:
        within = frozenset(split(entry.get("within", "")))
        municipality = entry.get("municipality")
        middle = _middle([by_name[n] for n in within if n in by_name])
        if "around" in entry:
            lat, lon = split(entry["around"])
            middle = (float(lat), float(lon))
        if middle is None and municipality in towns:
            middle = _middle(towns[municipality])
        if municipality is None or municipality in towns or not towns:
            for alias in split(entry["words"]):
                self._by_words[tuple(cut(alias))] = Place(name, within, municipality, middle)

    def read(self, words: Sequence[str]) -> list[Where]:
        """The places named in these words, longest names first, not overlapping."""
        found: list[Where] = []
        taken: set[int] = set()
        for length in range(min(self.longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                span = range(start, start + length)
                place = self._by_words.get(tuple(words[start : start + length]))
                if place is not None and not taken.intersection(span):
                    taken.update(span)
                    found.append(Where(place, frozenset(span)))
        return found


def _middle(spots: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    if not spots:
        return None
    return sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots)


@cache
def _popular() -> dict[str, Any]:
    return dict(read_tables()["places"].get("place", {}))
