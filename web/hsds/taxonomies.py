"""`/taxonomies` and `/taxonomy_terms`: ours, and the terms in use."""

from datetime import date

from starlette.requests import Request

from foundation.storage import Store
from social_map.exchange.hsds import catalogue
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.terms import TAXONOMIES, taxonomy_of
from web.hsds import asking
from web.hsds.choosing import Chooser, named


def taxonomies(_store: Store, request: Request, _today: date) -> Thing:
    """A page of our taxonomies."""
    return asking.page(request).of(_searched(request, list(map(taxonomy_of, TAXONOMIES))), list)


def taxonomy(_store: Store, request: Request, _today: date) -> Thing:
    """One taxonomy."""
    return named({made["id"]: made for made in map(taxonomy_of, TAXONOMIES)}, request)


class Terms:
    """Each method shows one address."""

    def __init__(self, chooser: Chooser) -> None:
        self.chooser = chooser

    def page(self, store: Store, request: Request, today: date) -> Thing:
        """A page of the terms in use; all of them are at the top, so none has a parent."""
        found = [] if asking.text(request, "parent_id") else list(self._used(store, today).values())
        if taxonomy_id := asking.text(request, "taxonomy_id").lower():
            found = [term for term in found if term["taxonomy_id"] == taxonomy_id]
        return asking.page(request).of(_searched(request, found), list)

    def one(self, store: Store, request: Request, today: date) -> Thing:
        """One term."""
        return named(self._used(store, today), request)

    def _used(self, store: Store, today: date) -> dict[str, Thing]:
        found = catalogue.terms_of(self.chooser.catalogue.shown(store, today))
        return {term["id"]: term for term in found.values()}


def _searched(request: Request, things: list[Thing]) -> list[Thing]:
    query = asking.text(request, "search").lower()
    return [thing for thing in things if query in thing["name"].lower()]
