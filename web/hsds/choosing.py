"""Which services a request is about: those that everybody may read, filtered or searched."""

from collections.abc import Callable
from datetime import date

from starlette.requests import Request

from foundation.storage import Store
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.catalogue import Catalogue, Entry
from social_map.search.searcher import Searcher
from web.hsds import asking, filters
from web.hsds.asking import BadRequestError

MOST_FOUND = 1000
Show = Callable[[Store, Request, date], Thing]


class Chooser:
    """The public services of one map, and the search on it."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.catalogue = Catalogue()

    def chosen(self, store: Store, request: Request, today: date) -> list[Entry]:
        """The services that answer the filters, or the search, best first."""
        found = filters.filtered(request, self.catalogue.shown(store, today))
        query = asking.text(request, "search")
        if not query:
            return found
        by_listing = {entry.outline.id: entry for entry in found}
        hits = self._searcher.search(store, query, today=today, limit=MOST_FOUND, fold=False).hits
        return [by_listing[hit.entry.key] for hit in hits if hit.entry.key in by_listing]


def named(things: dict[str, Thing], request: Request) -> Thing:
    """The thing whose UUID stands in the address. `BadRequestError` when there is none."""
    found = things.get(request.path_params["id"].lower())
    if found is None:
        raise BadRequestError("unknown", status=404)
    return found
