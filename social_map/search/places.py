"""A place that was asked for, and how well where a listing is fits it: there, near by, or further away."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from social_map.distance import LEAST, NEAR, Point, point, to_many
from social_map.search.columns import Columns, is_whole
from social_map.search.entry import Entry
from social_map.search.postings import Rows, Weights

INSIDE, EVERYWHERE, ONLINE = 1.0, 0.55, 0.25
SAME_MUNICIPALITY, ELSEWHERE, UNKNOWN = 0.5, 0.34, 0.6
AROUND, CLOSE = 1.0, 2.0  # kilometres that do not count, and in which a municipal border does not
FADING = {SAME_MUNICIPALITY: 8.0, ELSEWHERE: 7.0}  # kilometres
BASES, FADINGS = np.array([ELSEWHERE, SAME_MUNICIPALITY]), np.array([FADING[ELSEWHERE], FADING[SAME_MUNICIPALITY]])


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

    def factors(self, columns: Columns, rows: Rows) -> Weights:
        """The same for many listings: of most of them at once it is remembered."""
        if 2 * len(rows) <= len(columns.lat):
            kept = columns.kept(self)
            return self._factors(columns, rows) if kept is None else kept.take(rows)
        every = np.arange(len(columns.lat))
        return columns.remembered(self, lambda: self._factors(columns, every)).take(rows)

    def _factors(self, columns: Columns, rows: Rows) -> Weights:
        found = self._sorts(columns).take(columns.area.numbers.take(rows))
        elsewhere = np.flatnonzero((found != INSIDE) | (columns.online.take(rows) & bool(self.place.name)))
        there = rows.take(elsewhere)
        far = self._far(columns.lat.take(there), columns.lon.take(there))
        found[elsewhere] = self._worth(found.take(elsewhere), far, columns.online.take(there))
        return found

    def _sorts(self, columns: Columns) -> Weights:
        """The sort of each area, as `_sort` has it."""
        place, names = self.place, columns.names
        found = np.full(len(names.whole), ELSEWHERE if place.name else INSIDE, np.float32)
        same = np.array(names.of(place.municipality), np.intp)
        if place.name:
            whole = EVERYWHERE if place.within else INSIDE
            found[same] = np.where(names.whole.take(same), whole, SAME_MUNICIPALITY if place.within else INSIDE)
            found[names.within(place.within)] = INSIDE
        return found

    def _sort(self, entry: Entry) -> float:
        """INSIDE, EVERYWHERE, or what is left of the best when it lies in another place."""
        place = self.place
        if not place.name or entry.neighbourhood in place.within:
            return INSIDE
        same = place.municipality is not None and entry.municipality == place.municipality
        if same and not place.within:
            return INSIDE
        if same and is_whole(entry):
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
        base = BASES.take(same)
        found: NDArray[np.float64] = np.maximum(LEAST, base * np.exp(-beyond / FADINGS.take(same)))
        unknown = np.flatnonzero(np.isnan(far))
        found[unknown] = base.take(unknown) * UNKNOWN
        found[online] = ONLINE
        found[sort == np.float32(EVERYWHERE)] = EVERYWHERE
        if not self.place.within and self.place.municipality is None:  # known by where it lies only
            found[far <= 0.0] = INSIDE
        if self.reach is not None:
            found[far <= self.reach] = INSIDE
        found[sort == INSIDE] = INSIDE
        if self.place.name:  # whoever names a place wants to go somewhere there
            found[online] = ONLINE
        return found.astype(np.float32)
