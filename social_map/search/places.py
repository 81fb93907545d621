"""A place that was asked for, and how well where a listing is fits it: there, near by, or further away."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from social_map.distance import LEAST, NEAR, Point, point, to_many
from social_map.search.columns import Columns
from social_map.search.entry import Entry
from social_map.search.postings import Numbers, Weights

INSIDE, EVERYWHERE, ONLINE = 1.0, 0.55, 0.25
SAME_MUNICIPALITY, ELSEWHERE, UNKNOWN = 0.5, 0.34, 0.6
AROUND, CLOSE = 1.0, 2.0  # kilometres that do not count, and in which a municipal border does not
FADING = {SAME_MUNICIPALITY: 8.0, ELSEWHERE: 7.0}  # kilometres


@dataclass(frozen=True, slots=True)
class Place:
    """A named area: neighbourhoods and/or a municipality, with a middle where one is known and how far it reaches (km).

    `outside`: a town that this map does not cover. Without a name: where the person is who asks.
    """

    name: str
    within: frozenset[str] = frozenset()
    municipality: str | None = None
    middle: Point | None = None
    outside: bool = False
    radius: float = 0.0


HERE = Place("")


@dataclass(frozen=True, slots=True)
class Where:
    """The place a query speaks of, with the words that named it. `reach`: all within so many kilometres is as good."""

    place: Place
    covers: frozenset[int] = field(default=frozenset(), compare=False)
    reach: float | None = None

    def near(self) -> "Where":
        """The place and what lies around it."""
        return self if self.reach is not None else replace(self, reach=NEAR)

    def factor(self, entry: Entry) -> float:
        """1 in the place itself, less further away; what is online or everywhere counts almost as near."""
        inside = self._sort(entry)
        if inside == INSIDE and not (entry.online and self.place.name):
            return INSIDE
        spot = point(entry.lat, entry.lon) or (np.nan, np.nan)
        sort, far = np.array([inside], np.float32), self._far(np.array([spot[0]]), np.array([spot[1]]))
        return float(self._worth(sort, far, np.array([entry.online]))[0])

    def factors(self, columns: Columns, rows: Numbers) -> Weights:
        """The same for many listings: of most of them at once it is remembered."""
        if 2 * len(rows) <= len(columns.lat):
            return self._factors(columns, rows)
        every = np.arange(len(columns.lat), dtype=np.int32)
        return columns.remembered(self, lambda: self._factors(columns, every))[rows]

    def _factors(self, columns: Columns, rows: Numbers) -> Weights:
        sort = columns.area.factors(rows, ("where", self.place), self._sort)
        elsewhere = np.flatnonzero((sort != INSIDE) | (columns.online[rows] & bool(self.place.name)))
        there = rows[elsewhere]
        far = self._far(columns.lat[there], columns.lon[there])
        sort[elsewhere] = self._worth(sort[elsewhere], far, columns.online[there])
        return sort

    def _sort(self, entry: Entry) -> float:
        """INSIDE, EVERYWHERE, or what is left of the best when it lies in another place."""
        place = self.place
        if not place.name or entry.neighbourhood in place.within:
            return INSIDE
        same = place.municipality is not None and entry.municipality == place.municipality
        if same and not place.within:
            return INSIDE
        if same and (entry.neighbourhood.startswith("heel ") or not entry.neighbourhood):
            return EVERYWHERE
        return SAME_MUNICIPALITY if same else ELSEWHERE

    def _far(self, lat: NDArray[np.floating], lon: NDArray[np.floating]) -> NDArray[np.float64]:
        """Kilometres beyond what belongs to the place; NaN where that is not known."""
        if self.place.middle is None:
            return np.full(len(lat), np.nan)
        found: NDArray[np.float64] = np.maximum(0.0, to_many(self.place.middle, lat, lon) - self.place.radius)
        return found

    def _worth(self, sort: Weights, far: NDArray[np.float64], online: NDArray[np.bool_]) -> Weights:
        beyond = np.maximum(0.0, far - AROUND)
        same = (sort == np.float32(SAME_MUNICIPALITY)) | (beyond <= CLOSE - AROUND)
        base = np.where(same, SAME_MUNICIPALITY, ELSEWHERE)
        fading = np.where(same, FADING[SAME_MUNICIPALITY], FADING[ELSEWHERE])
        found = np.where(np.isnan(far), base * UNKNOWN, np.maximum(LEAST, base * np.exp(-beyond / fading)))
        found[online] = ONLINE
        found[sort == np.float32(EVERYWHERE)] = EVERYWHERE
        if not self.place.within and self.place.municipality is None:  # known by where it lies only
            found[far <= 0.0] = INSIDE
        if self.reach is not None:
            found = np.where(far <= self.reach, INSIDE, found)
        found[sort == INSIDE] = INSIDE
        if self.place.name:  # whoever names a place wants to go somewhere there
            found[online] = ONLINE
        return found.astype(np.float32)
