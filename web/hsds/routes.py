"""The addresses under `/hsds`, as the API of HSDS 3.1 names them."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from foundation.storage import Database, Store
from social_map import sequence
from social_map.days import day_of
from social_map.exchange.hsds import views
from social_map.exchange.hsds.catalogue import Entry
from social_map.search.searcher import Searcher
from web.hsds import about, answering, asking, endpoints
from web.hsds.answering import HEADERS, as_json, careful
from web.hsds.endpoints import Endpoints, Show

AT_ONCE = 200
# HSDS lets the same questions be asked by POST, for who cannot put them in an address. Nothing is ever written.
READING, WRITING = ("GET", "POST"), ("POST", "PUT", "PATCH", "DELETE")


def routes(database: Database, *, clock: Callable[[], datetime], searcher: Searcher) -> list[Route]:
    """Every address; whatever else lies under `/hsds` is answered with one sentence."""
    shows = Endpoints(searcher)
    paths: dict[str, Show] = {
        "/services/{id}": shows.service,
        "/organizations": shows.organizations,
        "/organizations/{id}": shows.organization,
        "/service_at_locations": shows.places,
        "/service_at_locations/{id}": shows.place,
        "/taxonomies": endpoints.taxonomies,
        "/taxonomies/{id}": endpoints.taxonomy,
        "/taxonomy_terms": shows.terms,
        "/taxonomy_terms/{id}": shows.term,
    }
    answer = partial(_answer, database, clock)
    return [
        Route("/hsds", careful(about.root)),
        Route("/hsds/", careful(about.root)),
        Route("/hsds/profile", careful(about.profile)),
        Route("/hsds/openapi.json", careful(about.openapi)),
        Route("/hsds/services", careful(partial(_services, database, clock, shows)), methods=READING),
        *(Route(f"/hsds{path}", careful(partial(answer, show)), methods=READING) for path, show in paths.items()),
        Route("/hsds/{rest:path}", careful(about.nothing)),
        Route("/hsds/{rest:path}", careful(about.not_so), methods=WRITING),
    ]


async def _answer(database: Database, clock: Callable[[], datetime], show: Show, request: Request) -> Response:
    """What is shown, unless the asker has it already."""
    today = day_of(clock())

    def work(store: Store) -> Response:
        found = answering.tag(request, sequence.newest(store), today)
        if answering.is_known(request, found):
            return answering.unchanged(found)
        document = show(store, request, today)
        changed = document.get("last_modified")
        at = {"Last-Modified": answering.changed(datetime.fromisoformat(changed))} if changed else {}
        return as_json(document, headers={"ETag": found, **at})

    return await database.read(work)


async def _services(database: Database, clock: Callable[[], datetime], shows: Endpoints, request: Request) -> Response:
    form = asking.text(request, "format") or "json"
    if form == "ndjson":
        return await _lines(database, clock, shows, request)
    if form != "json":
        raise asking.BadRequestError("format")
    return await _answer(database, clock, shows.services, request)


async def _lines(database: Database, clock: Callable[[], datetime], shows: Endpoints, request: Request) -> Response:
    """Every service that was asked for, fully nested, one on a line; a few hundred at a time are in memory."""
    today = day_of(clock())
    entries = await database.read(lambda store: shows.chosen(store, request, today))

    async def lines() -> AsyncIterator[bytes]:
        for start in range(0, len(entries), AT_ONCE):
            some: list[Entry] = entries[start : start + AT_ONCE]
            found = await database.read(partial(views.full, entries=some))
            yield "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found).encode()

    return StreamingResponse(lines(), headers=HEADERS, media_type="application/x-ndjson")
