"""Where an event is."""

from collections.abc import Mapping
from typing import Any

from social_map.exchange.events.saying import name, said, things
from social_map.exchange.hsds.towns import placed


def place(event: Mapping[str, Any]) -> dict[str, Any]:
    """Venue, address and coordinates of the first place that is one."""
    places = [each for each in things(event.get("location")) if name(each.get("@type")) != "virtuallocation"]
    found = places[0] if places else {"address": event.get("address"), "geo": event.get("geo")}
    return {
        "venue": said(found.get("name")) or (said(event.get("location")) if not places else None),
        **_address(found.get("address")),
        **_geo(found.get("geo")),
    }


def _address(value: Any) -> dict[str, Any]:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, Mapping) and isinstance(value.get("nl"), Mapping):
        value = value["nl"]
    if not isinstance(value, Mapping):
        return {"street": said(value)}
    return {
        "street": said(value.get("streetAddress")),
        "postcode": said(value.get("postalCode")),
        **placed(said(value.get("addressLocality")), said(value.get("addressCountry"))),
    }


def _geo(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    try:
        lat, lon = float(value["latitude"]), float(value["longitude"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return {}
    return {"lat": lat, "lon": lon} if abs(lat) <= 90 and abs(lon) <= 180 else {}  # noqa: PLR2004  degrees
