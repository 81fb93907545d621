"""All places by the words that name them: those of the map, popular names, postcodes, towns, and how near is said."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, TypeAlias

import numpy as np

from foundation.language import dictionary
from social_map.distance import Point, kilometres, middle, to_many
from social_map.search.areas import POSTCODE, Areas
from social_map.search.lexicon import read_table, split
from social_map.search.places import HERE, Place, Where
from social_map.text import words as cut

SHORTEST = 3
CODE = 4  # digits of a postcode
COVERED = 10.0  # kilometres from the map's nearest listing beyond which a town is not on it
AMBIGUOUS = frozenset({"centrum", "noord", "zuid", "west", "oost", "haven", "zand", "none", "fatima", "rijen"})
WITHIN = frozenset({"binnen", "maximaal", "max", "hooguit", "straal"})
KILOMETRES = frozenset({"km", "kilometer", "kilometers"})
BEFORE_A_TOWN = frozenset({"in", "uit", "bij", "te", "rond", "rondom", "omgeving", "nabij", "naar", "vanuit", "regio"})
Name: TypeAlias = tuple[str, ...]
Area: TypeAlias = tuple[str, str]  # neighbourhood, municipality


class Gazetteer:
    """The places of a map. `spots`: the middle of the listings of each neighbourhood (of a municipality)."""

    def __init__(self, spots: Mapping[Area, Point | None], by_postcode: Mapping[str, Point], areas: Areas) -> None:
        self._spots = spots
        known = [spot for spot in spots.values() if spot is not None]
        self._lat, self._lon = np.array([lat for lat, _ in known]), np.array([lon for _, lon in known])
        self._areas = areas
        self._by_postcode = {**by_postcode, **areas.by_postcode}
        self._names = _names_of(frozenset(spots))
        self._longest = max(map(len, (*self._names, *areas.by_name)), default=1)
        self.words = _words_of(frozenset(spots), areas)

    def place(self, name: str) -> Place | None:
        """The place that is called so."""
        return self._named(tuple(cut(name)), known=True)

    def near(self, municipalities: Collection[str], reach: float) -> frozenset[Area]:
        """The areas of these municipalities, and those of which the middle lies within so many km of one of theirs."""
        theirs = frozenset(area for area in self._spots if area[1] in municipalities)
        middles = [spot for area in theirs if (spot := self._spots[area]) is not None]
        near = np.zeros(len(self._lat), np.bool_)
        for spot in middles:
            near |= to_many(spot, self._lat, self._lon) <= reach
        placed = [area for area, spot in self._spots.items() if spot is not None]
        return theirs | {area for area, is_near in zip(placed, near.tolist(), strict=True) if is_near}

    def read(self, words: Sequence[str]) -> list[Where]:
        """The places named in these words, longest names first, not overlapping, and how near to them."""
        found = list(self._read(words))
        reach, said = _reach(words)
        if reach is None:
            return found
        if not found:
            return [Where(HERE, said, reach)]
        first = Where(found[0].place, found[0].covers | said, reach)
        return [first, *(Where(each.place, each.covers, reach) for each in found[1:])]

    def _read(self, words: Sequence[str]) -> Iterator[Where]:
        taken: set[int] = set()
        for length in range(min(self._longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                span = range(start, start + length)
                if taken.intersection(span):
                    continue
                told = start > 0 and words[start - 1] in BEFORE_A_TOWN
                place = self._named(tuple(words[start : start + length]), known=told)
                if place is not None:
                    taken.update(span)
                    yield Where(place, frozenset(span))

    def _named(self, name: Name, *, known: bool) -> Place | None:
        """The place with this name. A town off the map has to be `known` to be one where its name is a word too."""
        if (found := self._names.get(name)) is not None:
            return self._of_map(found)
        if len(name) == 1 and (code := _code(name[0])) in self._by_postcode:
            return Place(code, middle=self._by_postcode[code], radius=POSTCODE)
        extent = self._areas.by_name.get(name)
        if extent is not None and (known or not _is_word(name)):
            return Place(self._areas.names[name], middle=extent[0], outside=not self._covers(extent), radius=extent[1])
        if name in _outside():
            return Place(_outside()[name], outside=True)
        return None

    def _covers(self, extent: tuple[Point, float]) -> bool:
        """Whether any listing lies in a town or not far from it."""
        return bool((to_many(extent[0], self._lat, self._lon) <= extent[1] + COVERED).any())

    @cached_property
    def _by_part(self) -> tuple[dict[str, list[Point]], dict[str, list[Point]]]:
        """The middles of all neighbourhoods of a name, and of all in a municipality."""
        named, inside = defaultdict[str, list[Point]](list), defaultdict[str, list[Point]](list)
        for (neighbourhood, municipality), spot in self._spots.items():
            if spot is not None:
                named[neighbourhood].append(spot)
                inside[municipality].append(spot)
        return dict(named), dict(inside)

    def _of_map(self, found: Place) -> Place:
        """A place of the map with the middle of what is there now."""
        if found.middle is not None:
            return found
        named, inside = self._by_part
        spots = [spot for part in found.within for spot in named.get(part, ())]
        if not spots and found.municipality is not None:
            spots = inside.get(found.municipality, [])
        radius = 0.0
        centre = middle(spots)
        if found.municipality is not None and not found.within and centre is not None:
            far = sorted(kilometres(centre, spot) or 0.0 for spot in spots)
            radius = round(far[len(far) * 3 // 4], 1)
        return Place(found.name, found.within, found.municipality, centre, radius=radius)


def _code(word: str) -> str:
    """The digits of a postcode: "5041", "5041ab"; else nothing."""
    digits, letters = word[:CODE], word[CODE:]
    plain = len(digits) == CODE and digits.isdigit() and digits[0] != "0"
    return digits if plain and (not letters or (len(letters) == 2 and letters.isalpha())) else ""  # noqa: PLR2004  AB


def _is_word(name: Name) -> bool:
    """Whether the name of a town is an ordinary word as well: Best, Buren, Made."""
    return len(name) == 1 and (len(name[0]) < SHORTEST or dictionary.is_known(name[0]))


def _reach(words: Sequence[str]) -> tuple[float | None, frozenset[int]]:
    """The kilometres in "binnen 3 km", and the words that say so."""
    for at, (before, number, unit) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if before in WITHIN and number.isdigit() and unit in KILOMETRES:
            return float(number), frozenset((at, at + 1, at + 2))
    return None, frozenset()


@lru_cache(maxsize=8)
def _names_of(areas: frozenset[Area]) -> dict[Name, Place]:
    """The names of a map's places; popular names win, then municipalities, then neighbourhoods."""
    found: dict[Name, Place] = {}
    municipalities = sorted({municipality for _, municipality in areas})
    places = [Place(name, municipality=name) for name in municipalities]
    places += [
        Place(name, frozenset({name}), municipality)
        for name, municipality in sorted(areas, key=lambda area: (area[1], area[0]))
        if name and name.lower() != municipality.lower() and not name.startswith("heel ")
    ]
    for place in places:
        key = tuple(cut(place.name))
        town = tuple(cut(place.municipality or ""))
        if place.within and key[: len(town)] == town and not AMBIGUOUS.issuperset(key[len(town) :]):
            found.setdefault(key[len(town) :], place)  # "Hoogeind" is Goirle Hoogeind
        if key and not (len(key) == 1 and key[0] in AMBIGUOUS - {"rijen", "fatima"}):
            found.setdefault(key, place)
    for name, entry in _popular().items():
        municipality = entry.get("municipality")
        if municipality is None or municipality in municipalities or not municipalities:
            place = Place(name, frozenset(split(entry.get("within", ""))), municipality, _around(entry))
            found |= {tuple(cut(alias)): place for alias in split(entry["words"])}
    return found


def _around(entry: Mapping[str, Any]) -> Point | None:
    if "around" not in entry:
        return None
    lat, lon = split(entry["around"])
    return float(lat), float(lon)


@lru_cache(maxsize=8)
def _words_of(spots: frozenset[Area], areas: Areas) -> frozenset[str]:
    names: Iterable[Name] = (*_names_of(spots), *areas.by_name, *_outside())
    found = {word for name in names for word in name if len(word) >= SHORTEST}
    return frozenset(found | KILOMETRES | WITHIN)


@cache
def _popular() -> dict[str, Any]:
    return dict(read_table("places").get("place", {}))


@cache
def _outside() -> dict[Name, str]:
    return {tuple(cut(name)): name for name in split(read_table("places").get("outside", ""))}
