"""What each address shows: lists in pages, and single things by their UUID."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from starlette.requests import Request

from foundation.storage import Store
from social_map.exchange.hsds import catalogue, views
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.catalogue import Catalogue, Entry
from social_map.exchange.hsds.terms import TAXONOMIES, taxonomy_of
from social_map.search.searcher import Searcher
from web.hsds import asking, filters
from web.hsds.asking import BadRequestError

MOST_FOUND = 1000


class Endpoints:
    """The public services of one map. Each method shows one address: `(store, request, today)` → a document."""

    def __init__(self, searcher: Searcher) -> None:
        self._catalogue, self._searcher = Catalogue(), searcher

    def chosen(self, store: Store, request: Request, today: date) -> list[Entry]:
        """The services that answer the filters, or the search, best first."""
        shown = self._catalogue.shown(store, today)
        found = filters.filtered(request, shown)
        query = asking.text(request, "search")
        if not query:
            return found
        by_listing = {entry.outline.id: entry for entry in found}
        hits = self._searcher.search(store, query, today=today, limit=MOST_FOUND, fold=False).hits
        return [by_listing[hit.entry.key] for hit in hits if hit.entry.key in by_listing]

    def services(self, store: Store, request: Request, today: date) -> Thing:
        """A page of services: at a glance, fully nested with `full`, or with `minimal` only their ids and dates."""
        found = self.chosen(store, request, today)
        if asking.switch(request, "minimal"):
            return asking.page(request, asking.MOST_AT_A_GLANCE).of(found, _minimal)
        nested = asking.switch(request, "full")

        def show(entries: Sequence[Entry]) -> list[Thing]:
            made = views.full(store, entries)
            return made if nested else [views.glance(each) for each in made]

        return asking.page(request).of(found, show)

    def service(self, store: Store, request: Request, today: date) -> Thing:
        """One service."""
        return self._one(store, request.path_params["id"], today)

    def places(self, store: Store, request: Request, today: date) -> Thing:
        """A page of services at their location."""
        found = self.chosen(store, request, today)
        return asking.page(request).of(
            found, lambda some: [views.at_location(each) for each in views.full(store, some)]
        )

    def place(self, store: Store, request: Request, today: date) -> Thing:
        """One service at its location."""
        wanted = request.path_params["id"].lower()
        shown = self._catalogue.shown(store, today)
        found = next((entry for entry in shown if entry.at == wanted), None)
        return views.at_location(self._one(store, found.service if found else "", today))

    def organizations(self, store: Store, request: Request, today: date) -> Thing:
        """A page of organisations, by name; `full_service` and `full` nest their services."""
        shown = self.chosen(store, request, today)
        found = list(views.organisations(shown).values())
        if not (asking.switch(request, "full_service") or asking.switch(request, "full")):
            return asking.page(request).of(found, list)
        theirs: dict[str | None, list[Entry]] = {}
        for entry in shown:
            theirs.setdefault(entry.organisation, []).append(entry)
        return asking.page(request).of(found, lambda some: [_nested(store, each, theirs[each["id"]]) for each in some])

    def organization(self, store: Store, request: Request, today: date) -> Thing:
        """One organisation with its services: their names, or everything with `full_service`."""
        shown = self._catalogue.shown(store, today)
        found = _named(views.organisations(shown), request)
        theirs = [entry for entry in shown if entry.organisation == found["id"]]
        made = _nested(store, found, theirs)
        if not asking.switch(request, "full_service"):
            made["services"] = [_name(each) for each in made["services"]]
        return made

    def terms(self, store: Store, request: Request, today: date) -> Thing:
        """A page of the terms in use; all of them are at the top."""
        found = list(catalogue.terms_of(self._catalogue.shown(store, today)).values())
        if taxonomy := asking.text(request, "taxonomy_id").lower():
            found = [term for term in found if term["taxonomy_id"] == taxonomy]
        if asking.text(request, "parent_id"):
            found = []
        return asking.page(request).of(_searched(request, found), list)

    def term(self, store: Store, request: Request, today: date) -> Thing:
        """One term."""
        found = catalogue.terms_of(self._catalogue.shown(store, today))
        return _named({term["id"]: term for term in found.values()}, request)

    def _one(self, store: Store, service: str, today: date) -> Thing:
        entry = self._catalogue.find(store, service, today)
        found = views.full(store, [entry]) if entry is not None else []
        if not found:
            raise BadRequestError("unknown", status=404)
        return found[0]


def taxonomies(_store: Store, request: Request, _today: date) -> Thing:
    """A page of our taxonomies."""
    return asking.page(request).of(_searched(request, list(map(taxonomy_of, TAXONOMIES))), list)


def taxonomy(_store: Store, request: Request, _today: date) -> Thing:
    """One taxonomy."""
    return _named({made["id"]: made for made in map(taxonomy_of, TAXONOMIES)}, request)


def _nested(store: Store, organisation: Thing, entries: Sequence[Entry]) -> Thing:
    """An organisation with its services, as many as a page holds."""
    return {**organisation, "services": views.full(store, entries[: asking.MOST_PER_PAGE])}


def _named(things: dict[str, Thing], request: Request) -> Thing:
    found = things.get(request.path_params["id"].lower())
    if found is None:
        raise BadRequestError("unknown", status=404)
    return found


def _searched(request: Request, things: list[Thing]) -> list[Thing]:
    query = asking.text(request, "search").lower()
    return [thing for thing in things if query in thing["name"].lower()]


def _name(service: Thing) -> Thing:
    return {name: service[name] for name in ("id", "name", "status")}


def _minimal(entries: Sequence[Entry]) -> list[Any]:
    instants = ((entry, entry.outline.changed_at.isoformat(timespec="seconds")) for entry in entries)
    return [{"id": entry.service, "last_modified": at, "modified_date": at} for entry, at in instants]


Show = Callable[[Store, Request, date], Thing]
