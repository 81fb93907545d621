"""Where postcodes, towns and former municipalities lie, as an imported list says (`wegwijs map postcodes`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from social_map.distance import Point, kilometres, middle
from social_map.text import words

POSTCODE, TOWN = 1.0, 2.0  # kilometres around the middle that belong to it, at least


class Areas:
    """The middle of each postcode, and of each town and municipality by the words of its name, with how far it reaches.

    Never changes. Names of municipalities that are no more lead to where they were.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str, float, float]] = ()) -> None:
        """`rows`: postcode, town, municipality, latitude, longitude."""
        self.by_postcode: dict[str, Point] = {}
        towns: dict[tuple[str, ...], list[Point]] = defaultdict(list)
        municipalities: dict[tuple[str, ...], list[Point]] = defaultdict(list)
        self.names: dict[tuple[str, ...], str] = {}
        for postcode, town, municipality, lat, lon in rows:
            self.by_postcode[postcode] = (lat, lon)
            for name, known in ((municipality, municipalities), (town, towns)):
                key = tuple(words(name))
                known[key].append((lat, lon))
                self.names[key] = name
        self.by_name: Mapping[tuple[str, ...], tuple[Point, float]] = {
            key: found for key, points in (municipalities | towns).items() if (found := _extent(points))
        }


def _extent(points: list[Point]) -> tuple[Point, float] | None:
    """The middle, and a distance within which three in four of the points lie."""
    centre = middle(points)
    if centre is None:
        return None
    far = sorted(kilometres(centre, each) or 0.0 for each in points)
    return centre, round(max(TOWN, far[len(far) * 3 // 4]), 1)


NOWHERE = Areas()
