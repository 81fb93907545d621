"""The filters of HSDS: organisation, term, taxonomy, changed after, near a postcode."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.requests import Request

from social_map.exchange.hsds.catalogue import Entry, terms_of
from web.hsds.asking import BadRequestError, text, whole

_EARTH = 6_371_000  # metres


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
    metres = whole(request, "proximity", 1)
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
