"""Places: their names on the map and in the mouth, and how far a listing lies from the one that was asked for."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from social_map.search.entry import Entry
from social_map.search.lexicon import read_tables, split
from social_map.text import words as cut

SHORTEST = 3
EVERYWHERE = 0.55
SAME_MUNICIPALITY, ELSEWHERE = 0.5, 0.34
AMBIGUOUS = frozenset({"centrum", "noord", "zuid", "west", "oost", "haven", "zand", "none", "fatima", "rijen"})


@dataclass(frozen=True, slots=True)
class Place:
    """A named area: neighbourhoods and/or a municipality, with a middle (lat, lon) where one is known."""

    name: str
    within: frozenset[str] = frozenset()
    municipality: str | None = None
    middle: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The place a query speaks of, with the words that named it."""

    place: Place
    covers: frozenset[int] = field(default=frozenset(), compare=False)

    def factor(self, entry: Entry) -> float:
        """1 in the place itself, less further away; what is online or everywhere counts almost as near."""
        place = self.place
        if entry.neighbourhood in place.within:
            return 1.0
        same = place.municipality is not None and entry.municipality == place.municipality
        if same and not place.within:
            return 1.0
        if same and (entry.neighbourhood.startswith("heel ") or not entry.neighbourhood):
            return EVERYWHERE
        if entry.online:
            return 0.4
        distance = _kilometres(place.middle, (entry.lat, entry.lon))
        base = SAME_MUNICIPALITY if same else ELSEWHERE
        if distance is None:
            return base * 0.6
        return max(0.05, base * math.exp(-max(0.0, distance - 1.0) / (5.0 if same else 7.0)))


def _kilometres(a: tuple[float, float] | None, b: tuple[float | None, float | None]) -> float | None:
    if a is None or b[0] is None or b[1] is None:
        return None
    north = (a[0] - b[0]) * 111.2
    east = (a[1] - b[1]) * 111.2 * math.cos(math.radians(a[0]))
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
