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
from web.hsds import about, answering, asking, taxonomies
from web.hsds.answering import HEADERS, as_json, careful
from web.hsds.choosing import Chooser, Show
from web.hsds.organizations import Organizations
from web.hsds.services import Services
from web.hsds.taxonomies import Terms
from web.hsds.turns import Turns

AT_ONCE = 200
MOST_STREAMS = 3  # whole maps on their way at the same time: the chats of coaches need the machine too
Clock = Callable[[], datetime]
# HSDS lets the same questions be asked by POST, for who cannot put them in an address. Nothing is ever written.
READING, WRITING = ("GET", "POST"), ("POST", "PUT", "PATCH", "DELETE")


def routes(database: Database, *, clock: Clock, searcher: Searcher) -> list[Route]:
    """Every address; whatever else lies under `/hsds` is answered with one sentence."""
    chooser, turns = Chooser(searcher), Turns(database)
    services, organizations, terms = Services(chooser), Organizations(chooser), Terms(chooser)
    paths: dict[str, Show] = {
        "/services/{id}": services.one,
        "/organizations": organizations.page,
        "/organizations/{id}": organizations.one,
        "/service_at_locations": services.places,
        "/service_at_locations/{id}": services.place,
        "/taxonomies": taxonomies.taxonomies,
        "/taxonomies/{id}": taxonomies.taxonomy,
        "/taxonomy_terms": terms.page,
        "/taxonomy_terms/{id}": terms.one,
    }
    answer = partial(_answer, turns, clock)
    return [
        Route("/hsds", careful(about.root)),
        Route("/hsds/", careful(about.root)),
        Route("/hsds/profile", careful(about.profile)),
        Route("/hsds/openapi.json", careful(about.openapi)),
        Route("/hsds/services", careful(partial(_services, turns, clock, services)), methods=READING),
        *(Route(f"/hsds{path}", careful(partial(answer, show)), methods=READING) for path, show in paths.items()),
        Route("/hsds/{rest:path}", careful(about.nothing)),
        Route("/hsds/{rest:path}", careful(about.not_so), methods=WRITING),
    ]


async def _answer(turns: Turns, clock: Clock, show: Show, request: Request) -> Response:
    """What is shown, unless the asker has it already."""
    if asking.text(request, "format") not in ("", "json"):
        raise asking.BadRequestError("format_here")
    today = day_of(clock())

    def work(store: Store) -> Response:
        found = answering.tag(request, sequence.newest(store), today)
        if answering.is_known(request, found):
            return answering.unchanged(found)
        document = show(store, request, today)
        changed = document.get("last_modified")
        at = {"Last-Modified": answering.changed(datetime.fromisoformat(changed))} if changed else {}
        return as_json(document, headers={"ETag": found, **at})

    return await turns.read(work)


async def _services(turns: Turns, clock: Clock, services: Services, request: Request) -> Response:
    form = asking.text(request, "format")
    if form == "ndjson":
        return await _lines(turns, clock, services, request)
    if form not in ("", "json"):
        raise asking.BadRequestError("format")
    return await _answer(turns, clock, services.page, request)


async def _lines(turns: Turns, clock: Clock, services: Services, request: Request) -> Response:
    """Every service that was asked for, fully nested, one on a line; a few hundred at a time are in memory."""
    if services.streams >= MOST_STREAMS:
        raise asking.BadRequestError("busy", status=503)
    today = day_of(clock())
    entries = await turns.read(lambda store: services.chooser.chosen(store, request, today))

    async def lines() -> AsyncIterator[bytes]:
        services.streams += 1
        try:
            for start in range(0, len(entries), AT_ONCE):
                some: list[Entry] = entries[start : start + AT_ONCE]
                found = await turns.read(partial(views.full, entries=some), begun=True)
                yield "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found).encode()
        finally:
            services.streams -= 1

    return StreamingResponse(lines(), headers=HEADERS, media_type="application/x-ndjson")
