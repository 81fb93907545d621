"""From locations of HSDS to where it is: the first physical one, with its address, coordinates and accessibility."""

from collections.abc import Iterable, Mapping
from typing import Any

from foundation.words import label
from social_map.exchange.hsds import words
from social_map.exchange.hsds.attributes import Thing, each, text
from social_map.exchange.hsds.towns import placed

_IN_WORDS = ("street", "postcode", "municipality", "neighbourhood")


def read(service: Mapping[str, Any]) -> dict[str, Any]:
    """Venue, address, coordinates, wheelchair and online, as far as the service says; the first physical place."""
    found = list(_locations(service))
    physical = [one for one in found if text(one, "location_type") != "virtual"]
    place = (physical or found or [{}])[0]
    record = {"venue": text(place, "name"), **_coordinates(place), **_read_address(place)}
    wheelchair = [said for one in found if (said := _wheelchair(one)) is not None]
    elsewhere = list(filter(None, map(_said, physical[1:])))
    return record | {
        "hsds_locations": "; ".join(dict.fromkeys(elsewhere)) or None,
        "wheelchair": wheelchair[0] if wheelchair else None,
        "online": True if found and not physical else None,
    }


def _said(place: Mapping[str, Any]) -> str:
    """A location in words, for the second and following ones of a service."""
    address = _read_address(place)
    parts = (text(place, "name"), *(address.get(name) for name in _IN_WORDS))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _locations(service: Mapping[str, Any]) -> Iterable[Thing]:
    for at in each(service, "service_at_locations"):
        if isinstance(at.get("location"), dict):
            yield at["location"]
    yield from each(service, "locations")
    if isinstance(service.get("location"), dict):
        yield service["location"]


def _coordinates(place: Mapping[str, Any]) -> dict[str, Any]:
    """Both coordinates, or none when they lie nowhere on earth."""
    values = [_number(place.get(name)) for name in ("latitude", "longitude")]
    if None in values or not (abs(values[0] or 0) <= 90 and abs(values[1] or 0) <= 180):  # noqa: PLR2004  degrees
        return {}
    return {"lat": values[0], "lon": values[1]}


def _number(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) or value is None or value == "" else float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _read_address(place: Mapping[str, Any]) -> dict[str, Any]:
    addresses = each(place, "addresses")
    if not addresses:
        return {"street": _from_description(place)}
    physical = [one for one in addresses if text(one, "address_type") in (None, "physical")]
    address = (physical or addresses)[0]
    said = {name: _known(address, name) for name in ("address_1", "address_2", "city", "postal_code", "country")}
    town = placed(said["city"], said["country"])
    return {
        "street": said["address_1"],
        "postcode": said["postal_code"],
        "neighbourhood": said["address_2"],
        **town,
    }


def _known(address: Mapping[str, Any], name: str) -> str | None:
    said = text(address, name)
    return None if said == label("social_map", "hsds.unknown") else said


def _from_description(place: Mapping[str, Any]) -> str | None:
    """Sources without addresses write "Venue, Street 1, Town" as the description of a location."""
    name, said = text(place, "name"), text(place, "description")
    return said.removeprefix(f"{name}, ") if name and said and said.startswith(f"{name}, ") else None


def _wheelchair(place: Mapping[str, Any]) -> bool | None:
    table = words.table()["wheelchair"]
    for thing in each(place, "accessibility"):
        said = " ".join(
            filter(None, (text(thing, "description"), text(thing, "details"), text(thing, "accessibility")))
        )
        said = f"{said.lower()} "
        if any(word in said for word in table["about"]):
            return not any(word in said for word in table["not"])
    return None
