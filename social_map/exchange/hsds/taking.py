"""An HSDS service as a record of ours: the standard fields first, then what our own attributes add."""

from collections.abc import Iterable, Mapping
from typing import Any

from social_map import categories
from social_map.exchange import occasions
from social_map.exchange.hsds import contacts, costs, leftovers, locations, rows, standing
from social_map.exchange.hsds.attributes import EXTRA, Thing, each, kept, text
from social_map.exchange.hsds.terms import terms
from social_map.exchange.records import FIELDS, STANDARD, RowRefused


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
    schedule = rows.read(_all_schedules(service))
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
        **standing.ages(service),
        **standing.standing(service),
        **costs.read(service),
        **contacts.read(service),
        **locations.read(service),
    }
    found |= _category(service) | leftovers.left(service, found)
    leftovers.clip(found)
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _all_schedules(service: Mapping[str, Any]) -> Iterable[Thing]:
    yield from each(service, "schedules")
    for at in each(service, "service_at_locations"):
        yield from each(at, "schedules")


def _language(said: Thing) -> str | None:
    return text(said, "code") or text(said, "name") or text(said, "language")


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
