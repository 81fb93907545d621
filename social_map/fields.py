"""The facts of a listing as plain values that JSON can hold: for history, undo, import and export."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from social_map.models import Listing, ScheduleRow

PLAIN = (
    "title", "organisation_name", "description", "source_category", "venue", "street", "postcode", "neighbourhood",
    "lat", "lon", "cost_cents", "cost_text", "age_min", "age_max", "audience", "languages", "wheelchair", "online",
    "registration", "volunteer", "phone", "phone_visibility", "email", "email_visibility", "website",
    "website_visibility", "contact_name", "extra", "rhythm_days", "organisation_id", "municipality_id", "category",
    "capacity", "status", "stop_reason", "owner_person_id", "confirmed_by", "confirmed_how",
    "closures", "closed_on_holidays", "season_from", "season_until",
)  # fmt: skip
DATES = (
    "capacity_until", "paused_until", "stopped_on", "last_confirmed_on", "valid_from", "valid_until", "given_up_on",
)  # fmt: skip
ROW = ("day", "start", "end", "frequency", "dates")


def get(listing: Listing, name: str) -> Any:
    """One fact: dates as ISO text, the schedule as a list of rows. KeyError for a name that is no fact."""
    if name == "schedule":
        return [{key: getattr(row, key) for key in ROW} for row in listing.schedule]
    if name in DATES:
        value = getattr(listing, name)
        return None if value is None else value.isoformat()
    if name in PLAIN:
        return getattr(listing, name)
    raise KeyError(name)


def put(listing: Listing, values: Mapping[str, Any]) -> None:
    """Write these facts. KeyError for a name that is no fact."""
    for name, value in values.items():
        if name == "schedule":
            _put_schedule(listing, value)
        elif name in DATES:
            setattr(listing, name, None if value is None else date.fromisoformat(value))
        elif name in PLAIN:
            setattr(listing, name, value)
        else:
            raise KeyError(name)


def _put_schedule(listing: Listing, rows: list[dict[str, Any]]) -> None:
    del listing.schedule[len(rows) :]
    for position, facts in enumerate(rows):
        values = {key: facts.get(key) for key in ROW} | {"dates": facts.get("dates") or []}
        if position < len(listing.schedule):
            for key, value in values.items():
                setattr(listing.schedule[position], key, value)
        else:
            listing.schedule.append(ScheduleRow(position=position, **values))


def different(listing: Listing, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that are not so yet."""
    return {name: value for name, value in values.items() if get(listing, name) != value}


def without_withdrawn(listing: Listing, values: Mapping[str, Any]) -> dict[str, Any]:
    """What an import may say of this listing: nothing of what somebody had erased (`withdrawal`)."""
    return {name: value for name, value in values.items() if name not in (listing.withdrawn or ())}
