"""An HSDS service as a record of ours: the standard fields first, then what our own attributes add."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from social_map import categories
from social_map.exchange import occasions
from social_map.exchange.hsds import contacts, costs, places, schedules, words
from social_map.exchange.hsds.attributes import EXTRA, Thing, each, kept, terms, text
from social_map.exchange.records import FIELDS, LONGEST, STANDARD, RowRefused

# What HSDS can say and a listing cannot is kept as extra facts, and written back.
LEFT = {
    "alternate_name": "hsds_alternate_name",
    "interpretation_services": "hsds_interpretation_services",
    "accreditations": "hsds_accreditations",
    "licenses": "hsds_licenses",
    "alert": "hsds_alert",
    "wait_time": "hsds_wait_time",
    "eligibility_description": "hsds_eligibility",
    "fees_description": "hsds_fees",
    "application_process": "hsds_application_process",
    "organization.description": "hsds_organisation",
}
FOREIGN = (*LEFT.values(), "hsds_locations", "hsds_terms", "hsds_status")
ENDED = ("defunct", "inactive", "deleted")
_CLIPPED = ("description", "venue", "street", "neighbourhood", "cost_text", "registration", "category")
_TOO_OLD = 130


def record(service: Mapping[str, Any]) -> dict[str, Any]:
    """The record for `records.check`. `RowRefused` when the id, name or status that HSDS wants is missing."""
    for theirs, ours in (("id", "id"), ("name", "title"), ("status", "status")):
        if not text(service, theirs):
            raise RowRefused(ours, "missing")
    found = standard(service)
    for name, value in kept(service).items():
        field = name.removeprefix(EXTRA)
        if name in FIELDS or name != field:
            found[field] = value
    return {name: value for name, value in found.items() if value is not None} | {STANDARD: "hsds"}


def standard(service: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields of the standard say; nothing of what is unknown."""
    schedule = schedules.read(_all_schedules(service))
    audience = [name for taxonomy, name in terms(service) if taxonomy == "doelgroep"]
    organisation = service.get("organization")
    found: dict[str, Any] = {
        "id": text(service, "id"),
        "title": text(service, "name"),
        "organisation": text(organisation, "name") if isinstance(organisation, dict) else None,
        "description": text(service, "description"),
        "registration": text(service, "application_process"),
        "audience": audience,
        "languages": list(filter(None, map(_language, each(service, "languages")))),
        "schedule": schedule,
        "valid_until": occasions.last_day(schedule),
        "last_confirmed": occasions.day(service.get("assured_date")),
        **_ages(service),
        **_standing(service),
        **costs.read(service),
        **contacts.read(service),
        **places.read(service),
    }
    found |= _category(service) | _left(service, found)
    _clip(found)
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _all_schedules(service: Mapping[str, Any]) -> Iterable[Thing]:
    yield from each(service, "schedules")
    for at in each(service, "service_at_locations"):
        yield from each(at, "schedules")


def _language(said: Thing) -> str | None:
    return text(said, "code") or text(said, "name") or text(said, "language")


def _ages(service: Mapping[str, Any]) -> dict[str, int | None]:
    """Whole years; what no age can be is left out."""
    older = (each(service, "eligibility") or [{}])[0]
    low, high = (_age(service.get(name), older.get(name)) for name in ("minimum_age", "maximum_age"))
    lowest, highest = None if low is None else math.floor(low), None if high is None else math.ceil(high)
    if lowest is not None and highest is not None and highest < lowest:
        return {}
    return {"age_min": lowest, "age_max": highest}


def _age(*said: Any) -> float | None:
    for value in said:
        try:
            years = float(value)
        except (TypeError, ValueError, OverflowError):
            continue
        if 0 <= years <= _TOO_OLD:
            return years
    return None


def _standing(service: Mapping[str, Any]) -> dict[str, Any]:
    """How it stands: ended, paused, full or with a waiting list."""
    status, waiting = (text(service, "status") or "").lower(), (text(service, "wait_time") or "").lower()
    if status in ENDED:
        return {"capacity_status": "gestopt", "hsds_status": status if status == "inactive" else None}
    full = [room for room in each(service, "capacities") if room.get("available") in (0, "0")]
    queue = any(word in waiting for word in words.table()["capacity"]["wachtlijst"])
    capacity = "vol" if full or waiting == "vol" else "wachtlijst" if queue else "open"
    return {"capacity_status": capacity, "paused": status == "temporarily closed" or None}


def _category(service: Mapping[str, Any]) -> dict[str, Any]:
    """The source's word: the term that our table knows, else the first; the other terms are kept as text."""
    said = [(taxonomy, name) for taxonomy, name in terms(service) if taxonomy != "doelgroep"]
    said += [("", name) for name in _older_terms(service)]
    ours = [name for taxonomy, name in said if taxonomy == "soort"]
    foreign = [name for taxonomy, name in said if taxonomy not in ("soort", "categorie")]
    unknown = categories.derive(None, "", "")
    known = [name for name in foreign if categories.derive(name, "", "") != unknown]
    chosen = next(iter(ours or known or foreign or [name for _, name in said]), None)
    return {"category": chosen, "hsds_terms": "; ".join(name for name in foreign if name != chosen) or None}


def _older_terms(service: Mapping[str, Any]) -> Iterable[str]:
    for link in each(service, "service_taxonomies"):
        taxonomy = link.get("taxonomy")
        if isinstance(taxonomy, dict) and (name := text(taxonomy, "name")):
            yield name


def _left(service: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """What there is no field for; not what stands in a field, or what we wrote there ourselves."""
    organisation = service.get("organization")
    said = {theirs: text(service, theirs) for theirs in LEFT}
    if isinstance(organisation, dict):
        said["organization.description"] = text(organisation, "description")
    ours = {
        "wait_time": found["capacity_status"],
        "eligibility_description": ", ".join(found["audience"]),
        "organization.description": found["organisation"],
    }
    for theirs, field in (("fees_description", "cost_text"), ("application_process", "registration")):
        if len(found[field] or "") <= LONGEST[field]:
            ours[theirs] = said[theirs]
    return {LEFT[theirs]: value for theirs, value in said.items() if value and value != ours.get(theirs)}


def _clip(found: dict[str, Any]) -> None:
    for name in _CLIPPED:
        if len(found.get(name) or "") > LONGEST[name]:
            found[name] = f"{found[name][: LONGEST[name] - 1]}…"
