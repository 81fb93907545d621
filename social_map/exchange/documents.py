"""JSON as anybody writes it: one thing, a list, a page or lines of them; each thing is recognised by its fields."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from social_map.exchange import events
from social_map.exchange.files.encodings import decode
from social_map.exchange.files.unusable import Unusable
from social_map.exchange.hsds import older, packages, taking
from social_map.exchange.records import RowRefused

Row = tuple[int, dict[str, Any] | RowRefused | None]
_PAGES = ("contents", "content", "member", "hydra:member")
# Things of HSDS that are no service.
_OTHERS = frozenset({"location_type", "legal_status", "year_incorporated", "taxonomy", "version", "location"})
_DEEPEST = 10
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_SERVICE = frozenset({"service_at_locations", "schedules", "organization_id", "organization", "attributes"})


def read(path: Path) -> Iterator[Row]:
    """The rows of a JSON file: numbered by their place in the list, or by their line. `Unusable` when it is no JSON."""
    text = decode(path.read_bytes())
    try:
        whole = _load(text)
    except ValueError:
        yield from _lines(text)
        return
    if isinstance(whole, dict) and "services.csv" in whole:
        yield from packages.records({name.removesuffix(".csv"): _numbered(rows) for name, rows in whole.items()})
    else:
        yield from enumerate(_things(whole), start=1)


def _lines(text: str) -> Iterator[Row]:
    readable = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found = list(_things(_load(line)))
        except ValueError:
            found = [None]
        readable = readable or any(thing is not None for thing in found)
        yield from ((number, thing) for thing in found)
    if not readable and text.strip():
        raise Unusable


def _load(text: str) -> Any:
    try:
        found = json.loads(text, parse_constant=_no_number)
        return _whole(found) if _HALVES.search(text) else found
    except RecursionError as wrong:
        raise ValueError("nested too deep") from wrong


def _whole(value: Any) -> Any:
    """The same value with "?" for every half of a character: no database or file can hold one."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(each) for name, each in value.items()}
    return value


def _no_number(name: str) -> None:
    raise ValueError(name)


def _things(value: Any, deep: int = 0) -> Iterator[dict[str, Any] | RowRefused | None]:
    """The rows of one JSON value; pages and organisations hold several."""
    if isinstance(value, list) and deep < _DEEPEST:
        for each in value:
            yield from _things(each, deep + 1)
    elif not isinstance(value, dict) or deep > _DEEPEST:
        yield None
    elif page := next((value[name] for name in _PAGES if isinstance(value.get(name), list)), None):
        yield from _things(page, deep + 1)
    elif isinstance(value.get("@graph"), list):
        yield from (each if isinstance(each, RowRefused) else _row(each) for each in events.graph(value["@graph"]))
    else:
        yield from map(_row, _services(value))


def _numbered(rows: Any) -> list[tuple[int, dict[str, Any]]]:
    found = rows if isinstance(rows, list) else [rows]
    return [(number, dict(row)) for number, row in enumerate(found, start=1) if isinstance(row, dict)]


def _services(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The services in an organisation or at a location, with what they are part of; or the thing itself."""
    if isinstance(value.get("services"), list):
        organisation = {name: each for name, each in value.items() if name not in ("services", "locations")}
        for service in value["services"]:
            yield {"organization": organisation, **service} if isinstance(service, dict) else {}
    elif isinstance(value.get("service"), dict):
        at = {name: each for name, each in value.items() if name != "service"}
        yield {"service_at_locations": [at], **value["service"]}
    else:
        yield value


def _row(value: dict[str, Any]) -> dict[str, Any] | RowRefused:
    """The record of one thing, by what it is: an event, a listing of ours, a service, or nothing that can be joined."""
    try:
        if events.recognises(value):
            return events.record(value)
        if "title" in value or ("name" not in value and not (_SERVICE | _OTHERS) & value.keys()):
            return value
        if "status" in value or not _OTHERS & value.keys():
            return taking.record(older.renamed(value))
    except RowRefused as refusal:
        return refusal
    return RowRefused("service", "no_activity")
