"""One event as a record of ours."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from social_map.exchange.events import calendar, people, places, prices, standing
from social_map.exchange.events.saying import name, plain, said, things, words
from social_map.exchange.hsds import ids
from social_map.exchange.hsds.leftovers import clip
from social_map.exchange.records import LONGEST, STANDARD, RowRefused

_UITDATABANK = ("calendarType", "workflowStatus")
_AT_UITDATABANK = re.compile(r"/(?:events?|places?)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/?$", re.IGNORECASE)


def recognises(value: Mapping[str, Any]) -> bool:
    """Whether this speaks JSON-LD, or is of UiTdatabank."""
    return "@type" in value or any(field in value for field in _UITDATABANK)


def is_event(value: Mapping[str, Any]) -> bool:
    """Whether this is an event, or a place of UiTdatabank with a calendar of its own."""
    if any(field in value for field in _UITDATABANK):
        return True
    types = value.get("@type")
    named = [name(each) for each in (types if isinstance(types, list) else [types])]
    return any(each.endswith("event") or each in words()["types"]["events"] for each in named)


def graph(nodes: list[Any]) -> Iterator[dict[str, Any] | RowRefused]:
    """The events among the things of a page, with what they point at; one refusal when there is none."""
    known = {each["@id"]: each for each in things(nodes) if isinstance(each.get("@id"), str)}
    found = [each for each in things(nodes) if is_event(each)]
    for event in found:
        yield {field: _resolved(value, known) for field, value in event.items()}
    if not found:
        yield RowRefused("@type", "no_activity")


def _resolved(value: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    if isinstance(value, Mapping) and value.keys() == {"@id"}:
        return known.get(str(value["@id"]), value)
    return value


def record(event: Mapping[str, Any]) -> dict[str, Any]:
    """The record for `records.check`. `RowRefused` when it is no event, has no name, or is not published."""
    if not is_event(event):
        raise RowRefused("@type", "no_activity")
    title = plain(event.get("name"))
    if title is None:
        raise RowRefused("title", "missing")
    found: dict[str, Any] = {
        "id": _id(event, title),
        "title": title,
        "description": plain(event.get("description")),
        "organisation": said(event.get("organizer")),
        "languages": _languages(event.get("inLanguage")),
        **calendar.read(event),
        **places.place(event),
        **prices.price(event),
        **people.audience(event),
        **people.contact(event),
        **standing.category(event),
        **standing.standing(event),
    }
    clip(found)
    return {field: value for field, value in found.items() if value not in (None, "", [])} | {STANDARD: "event"}


def _id(event: Mapping[str, Any], title: str) -> str:
    """The source's own id, its address, or one made of its name and first day: the same at every import."""
    own = event.get("@id") or event.get("cdbid") or event.get("identifier") or event.get("url")
    text = said(own.get("value") if isinstance(own, Mapping) else own) if not isinstance(own, int) else str(own)
    if text is None:
        return ids.made("event", title, event.get("startDate"))
    if uuid := _AT_UITDATABANK.search(text):
        return uuid[1]
    return text if len(text) <= LONGEST["id"] else ids.made("event", text)


def _languages(value: Any) -> list[str]:
    codes = [said(each) for each in (value if isinstance(value, list) else [value])]
    return [code.split("-")[0].lower() for code in codes if code]
