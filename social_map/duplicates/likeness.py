"""How much two cards resemble each other, and in what: a number to propose by, never to merge by."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, hypot, radians

from rapidfuzz import fuzz

from social_map.duplicates.cards import Card

PROPOSE_FROM = 68
_WEIGHTS = {"title": 52, "place": 20, "organisation": 10, "contact": 14, "days": 4}
_LEAST_TITLE, _SAME_TITLE = 0.7, 0.92
_ELSEWHERE = 0.2
_ALIKE = 85
_NEAR_KM, _AROUND_KM, _ELSEWHERE_KM = 0.2, 1.5, 3.0
_KM_PER_DEGREE = 111.2
_PC4, _PC6 = 4, 6
_SHARED_BY_MANY = 15
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0-100, `why`: what is the same, as codes under `duplicates.why` in the labels."""

    score: int
    why: tuple[str, ...]


def compare(one: Card, other: Card, shared: Mapping[str, int]) -> Likeness | None:
    """The likeness of two cards; None when they are not alike enough to bother anybody.

    `shared` says by how many listings a number, address or site is used: the municipality's own switchboard tells less.
    """
    if one.place and other.place and one.place != other.place:
        return None
    title = _titles(one, other)
    if title < _LEAST_TITLE:
        return None
    place = _places(one, other)
    found = {
        "title": title,
        "place": place,
        "organisation": _organisations(one, other),
        "contact": _contacts(one, other, shared),
        "days": _days(one, other),
    }
    elsewhere = place <= _ELSEWHERE and (title < _SAME_TITLE or found["contact"] < 1)
    if not place or elsewhere or not _corroborated(found):
        return None
    score = round(sum(_WEIGHTS[name] * value for name, value in found.items()))
    if score < PROPOSE_FROM:
        return None
    return Likeness(score, tuple(name for name, value in found.items() if value > UNKNOWN))


def _corroborated(found: Mapping[str, float]) -> bool:
    """A name alone is not enough: every neighbourhood has its coffee morning."""
    return any(found[name] > UNKNOWN for name in ("place", "organisation", "contact"))


def _titles(one: Card, other: Card) -> float:
    if one.title == other.title:
        return 1.0
    numbers = [{stem for stem in card.stems if stem.isdigit() or len(stem) == 1} for card in (one, other)]
    if numbers[0] != numbers[1]:
        return 0.0
    within = fuzz.token_set_ratio(one.title, other.title) * 0.9
    return (
        max(fuzz.token_sort_ratio(one.title, other.title), within if min(map(len, (one.stems, other.stems))) > 1 else 0)
        / 100
    )


def _places(one: Card, other: Card) -> float:
    """1 the same spot, 0 elsewhere."""
    apart = _kilometres(one, other)
    if apart is not None and apart > _ELSEWHERE_KM:
        return 0.0
    if _same_spot(one, other) or (apart is not None and apart <= _NEAR_KM):
        return 1.0
    known = [
        (a, b)
        for a, b in ((one.postcode[:_PC4], other.postcode[:_PC4]), (one.neighbourhood, other.neighbourhood))
        if a and b
    ]
    if any(a == b for a, b in known) or (apart is not None and apart <= _AROUND_KM):
        return 0.6 if not (one.venue and other.venue) else 0.4
    return _ELSEWHERE if known or (one.venue and other.venue) else UNKNOWN


def _same_spot(one: Card, other: Card) -> bool:
    if one.street and one.street == other.street and any(sign.isdigit() for sign in one.street):
        return True
    if len(one.postcode) == _PC6 and one.postcode == other.postcode:
        return True
    return bool(one.venue and other.venue) and fuzz.token_set_ratio(one.venue, other.venue) >= _ALIKE


def _kilometres(one: Card, other: Card) -> float | None:
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    lat, lon = (one.lat or 0) - (other.lat or 0), (one.lon or 0) - (other.lon or 0)
    return hypot(lat, lon * cos(radians(one.lat or 0))) * _KM_PER_DEGREE


def _organisations(one: Card, other: Card) -> float:
    if not (one.organisation and other.organisation):
        return UNKNOWN
    return 1.0 if fuzz.token_set_ratio(one.organisation, other.organisation) >= _ALIKE else 0.0


def _contacts(one: Card, other: Card, shared: Mapping[str, int]) -> float:
    pairs = [(one.phone, other.phone), (one.email, other.email), (one.domain, other.domain)]
    same = [a for a, b in pairs if a and a == b]
    if same:
        return 1.0 if min(shared.get(each, 0) for each in same) <= _SHARED_BY_MANY else 0.7
    return 0.2 if any(a and b for a, b in pairs) else UNKNOWN


def _days(one: Card, other: Card) -> float:
    if not (one.days and other.days):
        return UNKNOWN
    return 1.0 if one.days & other.days else 0.0
