"""Where, by whom, for whom, what it costs and how it stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from social_map.exchange.events.saying import name, plain, said, things, words
from social_map.exchange.hsds.towns import placed
from social_map.exchange.hsds.words import table
from social_map.exchange.records import RowRefused


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


def price(event: Mapping[str, Any]) -> dict[str, Any]:
    """Euros, and words where there are several prices. The basic price counts, else the lowest."""
    offers = [offer for offer in (*things(event.get("priceInfo")), *things(event.get("offers"))) if _in_euros(offer)]
    prices = [(_is_base(offer), amount, said(offer.get("name"))) for offer in offers for amount in _amounts(offer)]
    if event.get("isAccessibleForFree") in (True, "true", "True"):
        return {"cost_eur": 0}
    if not prices:
        return {}
    base = [amount for is_base, amount, _ in prices if is_base] or [amount for _, amount, _ in prices]
    several = len({amount for _, amount, _ in prices}) > 1
    named = (f"{label} {amount:g} euro" if label else f"{amount:g} euro" for _, amount, label in prices)
    return {"cost_eur": min(base), "cost_text": "; ".join(dict.fromkeys(named))[:500] if several else None}


def _in_euros(offer: Mapping[str, Any]) -> bool:
    return (said(offer.get("priceCurrency")) or "EUR").upper() in ("EUR", "€")


def _is_base(offer: Mapping[str, Any]) -> bool:
    return offer.get("category") == "base"


def _amounts(offer: Mapping[str, Any]) -> Iterator[float]:
    for field in ("price", "lowPrice"):
        try:
            yield float(str(offer[field]).replace(",", "."))
        except (KeyError, ValueError):
            continue
        return


def audience(event: Mapping[str, Any]) -> dict[str, Any]:
    """For whom, and between which ages."""
    kinds = [said(each.get("audienceType")) for each in things(event.get("audience"))]
    named = [words()["audience"].get(kind.lower(), kind) for kind in kinds if kind]
    found: dict[str, Any] = {"audience": list(filter(None, named))}
    ages = re.fullmatch(r"\s*(\d{1,3})?\s*-?\s*(\d{1,3})?\s*\+?\s*", said(event.get("typicalAgeRange")) or "")
    low, high = (ages[1], ages[2]) if ages else (None, None)
    for each in things(event.get("audience")):
        low, high = each.get("suggestedMinAge", low), each.get("suggestedMaxAge", high)
    return found | {"age_min": low, "age_max": high}


def contact(event: Mapping[str, Any]) -> dict[str, Any]:
    """Phone, mail and website: of the event, then of the booking, then of who organises it."""
    organisers = [*things(event.get("organizer"))]
    sources: list[Mapping[str, Any]] = [event]
    for each in (event, *organisers):
        sources += [*things(each.get("contactPoint")), *things(each.get("bookingInfo"))]
    sources += organisers
    return {
        ours: next(filter(None, (said(each.get(key)) for each in sources for key in keys)), None)
        for ours, keys in (("phone", ("phone", "telephone")), ("email", ("email",)), ("website", ("url",)))
    }


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
