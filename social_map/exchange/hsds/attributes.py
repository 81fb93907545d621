"""HSDS attributes: where a profile keeps what HSDS has no field for; and reading things of others with care."""

import json
from collections.abc import Mapping
from typing import Any

from social_map.exchange.hsds import ids
from social_map.exchange.records import tidy

OURS = "wegwijs:"
EXTRA = "extra:"
Thing = dict[str, Any]


def keep(owner: str, entity: str, name: str, value: Any) -> Thing:
    """An attribute that holds one fact of ours: text as it is, anything else as JSON."""
    return {
        "id": ids.made("attribute", owner, name),
        "link_id": owner,
        "link_entity": entity,
        "label": f"{OURS}{name}",
        "value": value if isinstance(value, str) and not _like_json(value) else json.dumps(value, ensure_ascii=False),
    }


def kept(thing: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of ours in the attributes of a thing, by name."""
    found: dict[str, Any] = {}
    for attribute in each(thing, "attributes"):
        name, value = attribute.get("label"), attribute.get("value")
        if isinstance(name, str) and name.startswith(OURS) and isinstance(value, str):
            found[name.removeprefix(OURS)] = _read(value)
    return found


def _like_json(text: str) -> bool:
    return bool(_read(text) != text)


def _read(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return text


def each(thing: Mapping[str, Any], name: str) -> list[Thing]:
    """The objects in a list of a thing; anything else is left out."""
    found = thing.get(name)
    return [value for value in found if isinstance(value, dict)] if isinstance(found, list) else []


def text(thing: Mapping[str, Any], name: str) -> str | None:
    """A text of a thing, tidied; None for anything else, or an empty one."""
    found = thing.get(name)
    return (tidy(found) or None) if isinstance(found, str) else None
