"""Between a record of the outside world and the facts of a listing (`social_map.fields`), both ways."""

import re
from collections.abc import Mapping
from typing import Any

from social_map import fields
from social_map.codes import LIST_SOURCE
from social_map.models import Listing

SAME = (
    "title", "venue", "street", "postcode", "neighbourhood", "lat", "lon", "cost_text", "age_min", "age_max",
    "wheelchair", "online", "registration", "volunteer", "phone", "email", "website", "valid_from", "valid_until",
)  # fmt: skip
RENAMED = {"category": "source_category", "last_confirmed": "last_confirmed_on"}
STOPPED = "gestopt"
MOBILE_SEEN_BY = "coaches"  # DESIGN §4: a mobile number is somebody's own, unless its source says otherwise
_MOBILE = re.compile(r"(?:(?:\+|00)31[\s()-]*0?|0)[\s()-]*6")
# Facts that only our own files state; what a file does not state is left as it is.
OURS = ("paused_until", "capacity_until", "phone_visibility", "email_visibility", "website_visibility", "contact_name")


def facts_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The facts a record states; what it does not state is None, empty or open. The municipality stands apart."""
    capacity = record.get("capacity_status") or "open"
    euros = record.get("cost_eur")
    facts: dict[str, Any] = {name: record.get(name) for name in SAME}
    facts |= {ours: record.get(theirs) for theirs, ours in RENAMED.items()}
    facts |= {
        "organisation_name": record.get("organisation") or "",
        "description": record.get("description") or "",
        "audience": record.get("audience") or [],
        "languages": record.get("languages") or [],
        "schedule": record.get("schedule") or [],
        "cost_cents": None if euros is None else round(euros * 100),
        "capacity": "open" if capacity == STOPPED else capacity,
        "status": "stopped" if capacity == STOPPED else "paused" if record.get("paused") else "active",
        "extra": dict(record.get("extra") or {}),
    }
    if _MOBILE.match(record.get("phone") or ""):
        facts["phone_visibility"] = MOBILE_SEEN_BY
    return facts | {name: record[name] for name in OURS if name in record}


def record_of(listing: Listing, municipality: str | None) -> dict[str, Any]:
    """The record that would have made this listing; what is unknown or empty is left out."""
    euros = None if listing.cost_cents is None else listing.cost_cents / 100
    record: dict[str, Any] = {
        "id": listing.source_id,
        "title": listing.title,
        "organisation": listing.organisation_name,
        "description": listing.description,
        "category": listing.source_category,
        "municipality": municipality,
        "audience": listing.audience,
        "languages": listing.languages,
        "schedule": [_moment(row) for row in fields.get(listing, "schedule")],
        "cost_eur": int(euros) if euros is not None and euros == int(euros) else euros,
        "capacity_status": STOPPED if listing.status == "stopped" else listing.capacity,
        "last_confirmed": fields.get(listing, "last_confirmed_on"),
    }
    record |= {name: fields.get(listing, name) for name in SAME}
    record |= {"paused": listing.status == "paused" or None}
    record |= {"map_source": listing.source if listing.source != LIST_SOURCE else None}
    record |= {name: value for name in OURS if (value := fields.get(listing, name)) != "public"}
    record |= {name: value for name, value in listing.extra.items() if name not in record and name not in OURS}
    return {name: value for name, value in record.items() if value is not None and value not in ("", [])}


def _moment(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, [])}
