"""A record of ours as an HSDS service. What HSDS has no field for stands in attributes, so that nothing is lost."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from foundation.codes import codes
from foundation.words import label
from social_map import categories
from social_map.exchange.hsds import contacts, costs, ids, leftovers, places, schedules, taking, words
from social_map.exchange.hsds.attributes import EXTRA, Thing, keep
from social_map.exchange.hsds.terms import term
from social_map.exchange.records import FIELDS
from social_map.withdrawal.scrubbing import Scrubber

CONTACTS = ("phone", "email", "website")
# What everybody may read. A field that is new to the map is not public until it stands here.
PUBLIC = frozenset({
    "id", "title", "organisation", "description", "category", "venue", "street", "postcode", "neighbourhood",
    "municipality", "lat", "lon", "schedule", "cost_eur", "cost_text", "age_min", "age_max", "audience", "languages",
    "wheelchair", "online", "registration", "capacity_status", "volunteer", *CONTACTS, "last_confirmed", "valid_from",
    "valid_until", "paused", "paused_until", "capacity_until", *leftovers.FOREIGN,
})  # fmt: skip
_LISTS = ("schedule", "audience", "languages")
_FIXED = frozenset({"id", "schedule", *CONTACTS})


def public(record: Mapping[str, Any]) -> dict[str, Any]:
    """What everybody may read of a record: fields of `PUBLIC`, contacts only where they are for everybody."""
    hidden = {name for name in CONTACTS if record.get(f"{name}_visibility", "public") != "public"}
    shown = {name: value for name, value in record.items() if name in PUBLIC - hidden}
    said = {name: {record[name]} if name in hidden and record.get(name) else () for name in ("phone", "email")}
    if not any(said.values()):
        return shown
    scrubber = Scrubber.of((), said["phone"], said["email"])  # its texts may repeat what nobody may see
    clean = {name: value if name in _FIXED else scrubber.value(value) for name, value in shown.items()}
    return clean | {"title": clean["title"] or label("social_map", "show.unnamed")}


def document(
    record: Mapping[str, Any], *, identifier: str | None = None, category: str | None = None,
    changed_at: datetime | None = None,
) -> Thing:  # fmt: skip
    """The service, fully nested.

    `identifier` is its UUID, where it does not follow from the id of the source; `category` our code, where an editor
    may have chosen it.
    """
    service = identifier or ids.of_service(str(record["id"]), record.get("map_source"))
    found: Thing = {"id": service, "name": record["title"], "status": _status(record)}
    found |= _texts(record) | contacts.write(record, service) | costs.write(record, service)
    found |= {"organization_id": found["organization"]["id"]} if "organization" in found else {}
    if changed_at is not None:
        found["last_modified"] = changed_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    found["schedules"] = _schedules(record, service)
    found["languages"] = [_language(each, service) for each in record.get("languages") or ()]
    found["service_at_locations"] = places.at_location(record, service)
    found["attributes"] = _terms(record, service, category)
    found["attributes"] += _missing(record, found)
    return {name: value for name, value in found.items() if value not in (None, [])}


def _status(record: Mapping[str, Any]) -> str:
    if record.get("capacity_status") == "gestopt":
        said: str = record.get("hsds_status") or "defunct"
        return said if said in ("defunct", "inactive") else "defunct"
    return "temporarily closed" if record.get("paused") else "active"


def _texts(record: Mapping[str, Any]) -> Thing:
    capacity = record.get("capacity_status")
    found: Thing = {
        "description": record.get("description"),
        "application_process": record.get("registration"),
        "minimum_age": record.get("age_min"),
        "maximum_age": record.get("age_max"),
        "assured_date": record.get("last_confirmed"),
        "eligibility_description": ", ".join(record.get("audience") or ()) or None,
        "wait_time": capacity if capacity in ("vol", "wachtlijst") else None,
    }
    found |= {theirs: record[ours] for theirs, ours in leftovers.LEFT.items() if isinstance(record.get(ours), str)}
    about = found.pop("organization.description", None)
    if name := record.get("organisation"):
        found["organization"] = {"id": ids.of_organisation(name), "name": name, "description": about or name}
    return found


def _schedules(record: Mapping[str, Any], service: str) -> list[Thing]:
    valid = {"valid_from": record.get("valid_from"), "valid_to": record.get("valid_until")}
    said = {name: day for name, day in valid.items() if day}
    made = (schedules.write(row, service, at, said) for at, row in enumerate(record.get("schedule") or ()))
    return [{"service_id": service, **schedule} for rows in made for schedule in rows]


def _language(said: str, service: str) -> Thing:
    """A code with its name, or a name alone."""
    made = {"id": ids.made("language", service, said), "service_id": service}
    known = words.table()["languages"]
    if said in known:
        return {**made, "name": known[said], "code": said}
    return {**made, "name": said}


def _terms(record: Mapping[str, Any], service: str, category: str | None) -> list[Thing]:
    audience = record.get("audience") or []
    word = record.get("category")
    code = category or categories.derive(word, record["title"], record.get("description") or "", audience)
    found = [("categorie", code, codes("category")[code].nl)]
    found += [("soort", word, word)] if word else []
    found += [("doelgroep", each, each) for each in audience]
    return [term(service, "service", *each) for each in found]


def _missing(record: Mapping[str, Any], service: Thing) -> list[Thing]:
    """An attribute for each fact that reading the service back would not give, or would give differently."""
    back = taking.standard(service)
    names = sorted({*record, *back})
    return [
        keep(service["id"], "service", name if name in FIELDS else f"{EXTRA}{name}", record.get(name))
        for name in names
        if _plain(record.get(name)) != _plain(back.get(name))
    ]


def _plain(value: Any) -> Any:
    return None if value in (None, "", []) else value
