"""What kind of event it is, and whether it goes on and has room."""

from collections.abc import Mapping
from typing import Any

from social_map.exchange.events.saying import name, plain, said, things, words
from social_map.exchange.hsds.words import table
from social_map.exchange.records import RowRefused


def category(event: Mapping[str, Any]) -> dict[str, Any]:
    """The type of event, and whether a facility for wheelchairs is named."""
    terms = list(things(event.get("terms")))
    kinds = [said(each.get("label")) for each in terms if each.get("domain") == "eventtype"]
    kinds += [said(event.get("about")), said(event.get("keywords")), said(event.get("genre"))]
    facilities = " ".join(
        filter(None, (plain(each.get("label")) for each in terms if each.get("domain") == "facility"))
    )
    wheelchair = any(word in facilities.lower() for word in table()["wheelchair"]["about"])
    return {"category": next(filter(None, kinds), None), "wheelchair": wheelchair or None}


def standing(event: Mapping[str, Any]) -> dict[str, Any]:
    """Whether it goes on and has room. `RowRefused` for what its source has not published."""
    said_of_it = {name(event.get(field)) for field in ("eventStatus", "status", "workflowStatus")}
    codes = words()["status"]
    if said_of_it & set(codes["unpublished"]):
        raise RowRefused("workflowStatus", "not_published")
    if said_of_it & set(codes["stopped"]):
        return {"capacity_status": "gestopt"}
    rooms = [name(each.get("availability")) for each in things(event.get("offers"))]
    rooms += [name(each) for each in things(event.get("bookingAvailability"))]
    no_place = event.get("remainingAttendeeCapacity") in (0, "0")
    full = no_place or (bool(rooms) and all(room in words()["availability"]["full"] for room in rooms))
    return {
        "capacity_status": "vol" if full else None,
        "paused": True if said_of_it & set(codes["paused"]) else None,
        "online": True if {name(_mode(event)), *said_of_it} & set(words()["online"]["yes"]) else None,
    }


def _mode(event: Mapping[str, Any]) -> Any:
    return event.get("eventAttendanceMode") or event.get("attendanceMode")
