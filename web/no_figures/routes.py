"""No more figures by mail: looking changes nothing, for programs open links too; the button stops it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dialogue.mail import STOP
from dialogue.reporting import mailing
from foundation.refusals import NotFound
from foundation.storage import Database, Store
from foundation.words import say
from monitoring.subscriptions import queries
from web.page_parts.headers import HEADERS
from web.page_parts.throttle import Throttle

WRONG_A_MINUTE = 20
Handler = Callable[[Request], Awaitable[Response]]


class NoFigures:
    """The page, for one database."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime], secret: bytes) -> None:
        self.database, self.clock, self.secret = database, clock, secret
        self.wrong = Throttle(most=WRONG_A_MINUTE, clock=clock)

    def routes(self) -> list[Route]:
        """Everything under `/cijfers`."""
        mine = f"/{mailing.PAGE}/{{token}}/{STOP}"
        return [
            Route(mine, self.guarded(self.look), methods=["GET"]),
            Route(mine, self.guarded(self.stop), methods=["POST"]),
        ]

    def guarded(self, answer: Handler) -> Handler:
        """A link that we did not make has a page of its own; who guesses is held up."""

        async def guarding(request: Request) -> Response:
            try:
                return await answer(request)
            except NotFound:
                few = self.wrong.count(request.client.host if request.client else "")
                return _page("unknown", 404 if few else 429)

        return guarding

    async def look(self, request: Request) -> Response:
        """Whether it was stopped, and the button."""
        said = request.path_params["token"]
        public_id = mailing.check(self.secret, said)

        def ended(store: Store) -> bool:
            found = queries.by_id(store, public_id)
            return found is None or found.ended_at is not None

        stopped = await self.database.read(ended)
        return _page("page", address=f"/{mailing.PAGE}/{said}/{STOP}", stopped=stopped)

    async def stop(self, request: Request) -> Response:
        """No more, by our own button or that of a mail program (RFC 8058). The link itself is the proof."""
        said, now = request.path_params["token"], self.clock()
        await self.database.write(lambda store: mailing.stop(store, self.secret, said, now=now))
        return RedirectResponse(f"/{mailing.PAGE}/{said}/{STOP}", 303, headers=HEADERS)


def routes(database: Database, *, clock: Callable[[], datetime], secret: bytes) -> list[Route]:
    """The routes of the page."""
    return NoFigures(database, clock=clock, secret=secret).routes()


def _page(name: str, status: int = 200, **facts: Any) -> Response:
    return Response(say("web", f"no_figures/{name}", **facts), status, media_type="text/html", headers=HEADERS)
