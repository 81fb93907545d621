"""The ASGI application: Bot API, control routes, chat page, and whatever the caller mounts beside them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from local_telegram.bot_api import BotApi
from local_telegram.control import Control
from local_telegram.webhooks import Deliveries
from local_telegram.world import World

PAGE = Path(__file__).parent / "page"
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; "
    "connect-src 'self'; frame-src 'self' http://127.0.0.1:* http://localhost:* https:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class BotApiRoute(BaseRoute):
    """Everything under `/bot<number>` and `/file/bot<number>`, handed on without further ado."""

    def __init__(self, api: BotApi) -> None:
        self.api = api

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Full when the path is the Bot API's."""
        fits = scope["type"] == "http" and BotApi.serves(scope["path"])
        return (Match.FULL if fits else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on."""
        await self.api(scope, receive, send)


async def _page(request: Request) -> Response:
    """The chat page and its files."""
    name = request.path_params.get("name") or "index.html"
    path = PAGE / name
    if path.suffix not in KINDS or path.parent != PAGE or not path.is_file():
        return Response(status_code=404)
    return FileResponse(path, headers=HEADERS, media_type=KINDS[path.suffix])


@asynccontextmanager
async def _delivering(world: World, api: BotApi) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as tasks:
        deliveries = tasks.create_task(Deliveries(world, api).run())
        try:
            yield
        finally:
            world.close()
            deliveries.cancel()


def create_app(
    world: World,
    *,
    extra_routes: Sequence[BaseRoute] = (),
    lifespan: AbstractAsyncContextManager[Any] | None = None,
) -> Starlette:
    """The application for one world; `extra_routes` come before the page, `lifespan` runs inside the server's."""
    api = BotApi(world)

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        async with _delivering(world, api):
            if lifespan is None:
                yield
                return
            async with lifespan:
                yield

    page = [Route("/", _page), Route("/page/{name}", _page)]
    routes: list[BaseRoute] = [BotApiRoute(api), *Control(world).routes(), *extra_routes, *page]
    return Starlette(routes=routes, lifespan=living)
