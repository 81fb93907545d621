"""`/services` and `/service_at_locations`: lists in pages, and one by its UUID."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from starlette.requests import Request

from foundation.storage import Store
from social_map.exchange.hsds import views
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.catalogue import Entry
from web.hsds import asking
from web.hsds.asking import BadRequestError
from web.hsds.choosing import Chooser


class Services:
    """Each method shows one address."""

    def __init__(self, chooser: Chooser) -> None:
        self.chooser = chooser
        self.streams = 0  # whole maps on their way, line by line

    def page(self, store: Store, request: Request, today: date) -> Thing:
        """A page of services: at a glance, fully nested with `full`, or with `minimal` only their ids and dates."""
        found = self.chooser.chosen(store, request, today)
        if asking.switch(request, "minimal"):
            return asking.page(request, asking.MOST_AT_A_GLANCE).of(found, _minimal)
        nested = asking.switch(request, "full")

        def show(entries: Sequence[Entry]) -> list[Thing]:
            made = views.full(store, entries)
            return made if nested else [views.glance(each) for each in made]

        return asking.page(request).of(found, show)

    def one(self, store: Store, request: Request, today: date) -> Thing:
        """One service."""
        return self._one(store, request.path_params["id"], today)

    def places(self, store: Store, request: Request, today: date) -> Thing:
        """A page of services at their location."""

        def show(entries: Sequence[Entry]) -> list[Thing]:
            return [views.at_location(each) for each in views.full(store, entries)]

        return asking.page(request).of(self.chooser.chosen(store, request, today), show)

    def place(self, store: Store, request: Request, today: date) -> Thing:
        """One service at its location."""
        wanted = request.path_params["id"].lower()
        shown = self.chooser.catalogue.shown(store, today)
        found = next((entry.service for entry in shown if entry.at == wanted), "")
        return views.at_location(self._one(store, found, today))

    def _one(self, store: Store, service: str, today: date) -> Thing:
        entry = self.chooser.catalogue.find(store, service, today)
        found = views.full(store, [entry]) if entry is not None else []
        if not found:
            raise BadRequestError("unknown", status=404)
        return found[0]


def _minimal(entries: Sequence[Entry]) -> list[Any]:
    instants = ((entry, entry.outline.changed_at.isoformat(timespec="seconds")) for entry in entries)
    return [{"id": entry.service, "last_modified": at, "modified_date": at} for entry, at in instants]
