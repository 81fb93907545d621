"""A service at its location: address, coordinates and accessibility, as HSDS writes them."""

from collections.abc import Mapping
from typing import Any

from foundation.words import label
from social_map.exchange.hsds import ids, words
from social_map.exchange.hsds.attributes import Thing

_ADDRESS = ("street", "postcode", "municipality", "neighbourhood")
_WHERE = (*_ADDRESS, "venue", "lat", "lon")


def at_location(record: Mapping[str, Any], service: str) -> list[Thing]:
    """The service at its location, if the record says anything of a place."""
    if not record.get("online") and not any(record.get(name) is not None for name in _WHERE):
        return []
    found = location(record)
    at = {"id": ids.at_location(service), "service_id": service}
    return [{**at, "location_id": found["id"], "location": found}]


def location(record: Mapping[str, Any]) -> Thing:
    """The location of a record. The same facts give the same location, in every export."""
    facts = [record.get(name) for name in (*_WHERE, "wheelchair", "online")]
    made: Thing = {
        "id": ids.made("location", *facts),
        "location_type": "virtual" if record.get("online") else "physical",
        "name": record.get("venue"),
        "latitude": record.get("lat"),
        "longitude": record.get("lon"),
    }
    if any(record.get(name) for name in _ADDRESS):
        made["addresses"] = [_address(record, made["id"])]
    if record.get("wheelchair") is not None:
        key = "hsds.wheelchair" if record["wheelchair"] else "hsds.no_wheelchair"
        accessible = {"id": ids.made("accessibility", made["id"]), "location_id": made["id"]}
        made["accessibility"] = [{**accessible, "description": label("social_map", key)}]
    return {name: value for name, value in made.items() if value is not None}


def _address(record: Mapping[str, Any], owner: str) -> Thing:
    """An address; HSDS wants each part of it, so a part that nobody knows says so."""
    unknown = label("social_map", "hsds.unknown")
    postcode = record.get("postcode") or ""
    found = {
        "id": ids.made("address", owner),
        "location_id": owner,
        "address_1": record.get("street") or unknown,
        "address_2": record.get("neighbourhood"),
        "city": record.get("municipality") or unknown,
        "state_province": words.province(postcode) or unknown,
        "postal_code": postcode or unknown,
        "country": "NL",
        "address_type": "physical",
    }
    return {name: value for name, value in found.items() if value is not None}
