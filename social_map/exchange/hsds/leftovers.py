"""What HSDS can say and a listing cannot."""

from collections.abc import Mapping
from typing import Any

from social_map.exchange.hsds.attributes import text
from social_map.exchange.records import LONGEST

# Kept as extra facts, and written back.
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
_CLIPPED = (
    "title",
    "organisation",
    "description",
    "venue",
    "street",
    "neighbourhood",
    "cost_text",
    "registration",
    "category",
)
_WHOLE_OR_NOT = ("phone", "email", "website", "postcode", "municipality")  # a part of it would be something else


def left(service: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
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


def clip(found: dict[str, Any]) -> None:
    """Cut off what is longer than a field may be, or leave it out where a part of it means nothing."""
    for name in _CLIPPED:
        if len(found.get(name) or "") > LONGEST[name]:
            found[name] = f"{found[name][: LONGEST[name] - 1]}…"
    for name in _WHOLE_OR_NOT:
        if len(found.get(name) or "") > LONGEST[name]:
            found[name] = None
