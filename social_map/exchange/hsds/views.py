"""Services, organisations and places as everybody may read them, fully nested or at a glance."""

from collections.abc import Iterable, Sequence

from foundation.storage import Store
from social_map.exchange import shapes
from social_map.exchange.hsds import ids
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.catalogue import Entry
from social_map.exchange.hsds.services import document, public
from social_map.queries import changes


def full(store: Store, entries: Sequence[Entry]) -> list[Thing]:
    """These services with everything of theirs that is public, in this order."""
    wanted = {entry.outline.id: entry for entry in entries}
    made = {
        listing.id: document(
            public(shapes.record_of(listing, municipality or None)),
            identifier=wanted[listing.id].service, category=listing.category, changed_at=listing.changed_at,
        )
        for listing, municipality in changes.with_municipality(store, list(wanted))
    }  # fmt: skip
    return [made[number] for number in wanted if number in made]


def glance(service: Thing) -> Thing:
    """A service with what it has once only: its own facts and its organisation."""
    return {name: value for name, value in service.items() if not isinstance(value, list)}


def at_location(service: Thing) -> Thing:
    """A service at its location, with the service in it; one without a place has no location."""
    at = (service.get("service_at_locations") or [{"id": ids.at_location(service["id"]), "service_id": service["id"]}])[
        0
    ]
    return {**at, "service": {name: value for name, value in service.items() if name != "service_at_locations"}}


def organisations(entries: Iterable[Entry]) -> dict[str, Thing]:
    """The organisations of these services, by UUID, in order of their names."""
    names = sorted({entry.outline.organisation for entry in entries if entry.outline.organisation})
    return {
        ids.of_organisation(name): {"id": ids.of_organisation(name), "name": name, "description": name}
        for name in names
    }
