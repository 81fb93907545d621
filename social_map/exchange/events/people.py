"""For whom an event is, and whom to ask about it."""

import re
from collections.abc import Mapping
from typing import Any

from social_map.exchange.events.saying import said, things, words


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
