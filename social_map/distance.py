"""How far apart two points lie as the crow flies, and how near that is. A point is (latitude, longitude) in degrees."""

import math
from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
DEGREE = 111.2  # kilometres from one parallel to the next
NEAR = 3.0  # kilometres that people mean by "in de buurt"
LEAST = 0.05  # what lies far away is never nothing
SOUTH, NORTH, WEST, EAST = 49.0, 54.5, 2.0, 8.0  # what lies outside is a mistake in a list, not a place here


def point(lat: float | None, lon: float | None) -> Point | None:
    """A point of the Low Countries, or None where either is unknown or lies elsewhere."""
    if lat is None or lon is None or not (SOUTH <= lat <= NORTH and WEST <= lon <= EAST):
        return None
    return lat, lon


def kilometres(one: Point | None, other: Point | None) -> float | None:
    """How far it is, or None where one of them is not known."""
    if one is None or other is None:
        return None
    north, east = (one[0] - other[0]) * DEGREE, (one[1] - other[1]) * DEGREE * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def to_many(one: Point, lat: NDArray[Any], lon: NDArray[Any]) -> NDArray[np.float64]:
    """How far it is to each of many points; NaN where a point is not known."""
    north = (one[0] - np.asarray(lat, np.float64)) * DEGREE
    east = (one[1] - np.asarray(lon, np.float64)) * (DEGREE * math.cos(math.radians(one[0])))
    found: NDArray[np.float64] = np.sqrt(north * north + east * east)  # `hypot` takes five times as long
    return found


def middle(points: Iterable[Point]) -> Point | None:
    """The point that half of them lie north of, and half east of: one mistake does not move it."""
    some = list(points)
    if not some:
        return None
    lat, lon = np.median(np.array(some), axis=0).tolist()
    return round(lat, 6), round(lon, 6)
