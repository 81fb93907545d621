"""What a request asks for, checked: pages, switches, instants and filters."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request

from social_map.exchange.hsds.catalogue import Entry, terms_of

PER_PAGE, MOST_PER_PAGE, MOST_AT_A_GLANCE = 50, 100, 10_000
LONGEST = 200
_EARTH = 6_371_000  # metres
_YES, _NO = ("true", "1", "yes"), ("", "false", "0", "no")


class BadRequestError(Exception):
    """A parameter that says nothing we can follow. `why` is a key under `hsds.error` in the labels."""

    def __init__(self, why: str, status: int = 400, **facts: Any) -> None:
        super().__init__(why)
        self.why, self.status, self.facts = why, status, facts


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, and how many things are on a page."""

    number: int
    size: int

    def of(self, things: Sequence[Any], show: Callable[[Sequence[Any]], list[Any]]) -> dict[str, Any]:
        """The page as HSDS writes it; `show` makes what is on it of what was found."""
        pages = math.ceil(len(things) / self.size)
        contents = show(things[(self.number - 1) * self.size : self.number * self.size])
        return {
            "total_items": len(things),
            "total_pages": pages,
            "page_number": self.number,
            "size": len(contents),
            "first_page": self.number == 1,
            "last_page": self.number >= pages,
            "empty": not contents,
            "contents": contents,
        }


def page(request: Request, most: int = MOST_PER_PAGE) -> Page:
    """The page that is asked for; never more on it than `most`."""
    return Page(_whole(request, "page", 1), min(_whole(request, "per_page", min(PER_PAGE, most)), most))


def _whole(request: Request, name: str, otherwise: int) -> int:
    said = request.query_params.get(name)
    if said is None:
        return otherwise
    if not re.fullmatch(r"[1-9][0-9]{0,8}", said):
        raise BadRequestError("not_a_number", name=name)
    return int(said)


def switch(request: Request, name: str) -> bool:
    """A parameter that is true or false; absent is false."""
    said = request.query_params.get(name, "").lower()
    if said not in (*_YES, *_NO):
        raise BadRequestError("not_a_switch", name=name)
    return said in _YES


def text(request: Request, name: str) -> str:
    """A text of bounded length; "" when absent."""
    said = request.query_params.get(name, "").strip()
    if len(said) > LONGEST:
        raise BadRequestError("too_long", name=name)
    return said


def filtered(request: Request, entries: Sequence[Entry]) -> list[Entry]:
    """Those that answer the filters of HSDS: organisation, term, taxonomy, changed after, near a postcode."""
    found = list(entries)
    if organisation := text(request, "organization_id").lower():
        found = [entry for entry in found if entry.organisation == organisation]
    for name, field in (("taxonomy_term_id", "id"), ("taxonomy_id", "taxonomy_id")):
        if wanted := text(request, name).lower():
            terms = {pair for pair, term in terms_of(found).items() if term[field] == wanted}
            found = [entry for entry in found if not terms.isdisjoint(entry.terms)]
    if text(request, "modified_after"):
        after = _instant(request, "modified_after")
        found = [entry for entry in found if entry.outline.changed_at >= after]
    return _near(request, found, entries) if text(request, "postcode") else found


def _instant(request: Request, name: str) -> datetime:
    try:
        found = datetime.fromisoformat(text(request, name).replace(" ", "+"))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise BadRequestError("not_an_instant", name=name) from wrong


def _near(request: Request, found: list[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """In this postcode area (its four digits), or within `proximity` metres of the middle of what lies there."""
    area = text(request, "postcode")[:4]
    if not text(request, "proximity"):
        return [entry for entry in found if _is_in(entry, area)]
    metres = _whole(request, "proximity", 1)
    spots = [spot for entry in entries if _is_in(entry, area) and (spot := _spot(entry)) is not None]
    if not spots:
        return []
    middle = (sum(lat for lat, _ in spots) / len(spots), sum(lon for _, lon in spots) / len(spots))
    return [entry for entry in found if (spot := _spot(entry)) is not None and _distance(spot, middle) <= metres]


def _is_in(entry: Entry, area: str) -> bool:
    return (entry.outline.postcode or "").startswith(area)


def _spot(entry: Entry) -> tuple[float, float] | None:
    lat, lon = entry.outline.lat, entry.outline.lon
    return None if lat is None or lon is None else (lat, lon)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two points, flat between them: near enough within a province."""
    north = math.radians(one[0] - other[0])
    east = math.radians(one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return _EARTH * math.hypot(north, east)
