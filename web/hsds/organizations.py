"""`/organizations`: in pages by name, and one with its services."""

from collections.abc import Sequence
from datetime import date

from starlette.requests import Request

from foundation.storage import Store
from social_map.exchange.hsds import views
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.catalogue import Entry
from web.hsds import asking
from web.hsds.choosing import Chooser, named

MOST_NESTED = 10  # on a page with everything of their services, of which each may have a hundred


class Organizations:
    """Each method shows one address."""

    def __init__(self, chooser: Chooser) -> None:
        self.chooser = chooser

    def page(self, store: Store, request: Request, today: date) -> Thing:
        """A page of organisations; `full_service` and `full` nest their services."""
        chosen = self.chooser.chosen(store, request, today)
        found = list(views.organisations(chosen).values())
        if not (asking.switch(request, "full_service") or asking.switch(request, "full")):
            return asking.page(request).of(found, list)
        theirs: dict[str | None, list[Entry]] = {}
        for entry in chosen:
            theirs.setdefault(entry.organisation, []).append(entry)
        return asking.page(request, MOST_NESTED).of(
            found, lambda some: [_nested(store, each, theirs[each["id"]]) for each in some]
        )

    def one(self, store: Store, request: Request, today: date) -> Thing:
        """One organisation with its services: their names, or everything with `full_service`."""
        shown = self.chooser.catalogue.shown(store, today)
        found = named(views.organisations(shown), request)
        made = _nested(store, found, [entry for entry in shown if entry.organisation == found["id"]])
        if not asking.switch(request, "full_service"):
            made["services"] = [_name(each) for each in made["services"]]
        return made


def _nested(store: Store, organisation: Thing, entries: Sequence[Entry]) -> Thing:
    """An organisation with its services, as many as a page holds."""
    return {**organisation, "services": views.full(store, entries[: asking.MOST_PER_PAGE])}


def _name(service: Thing) -> Thing:
    return {name: service[name] for name in ("id", "name", "status")}
