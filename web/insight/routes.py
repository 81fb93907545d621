"""The addresses of the page. Opening it changes nothing, for programs look at links too; the button fetches, once."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from importlib.resources import files

from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dialogue.rights import file
from foundation.refusals import NotFound, Refusal
from foundation.storage import Database
from foundation.words import say
from web.page_parts.headers import HEADERS
from web.page_parts.throttle import Throttle

WRONG_A_MINUTE = 20
STYLE = f"/{file.PAGE}/stijl.css"


class InsightPage:
    """The page, for one database."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime]) -> None:
        self.database, self.clock = database, clock
        self.wrong = Throttle(most=WRONG_A_MINUTE, clock=clock)
        self.style = (files("web.page_parts") / "style.css").read_bytes()

    def routes(self) -> list[Route]:
        """Everything under `/inzage`."""
        mine = f"/{file.PAGE}/{{token}}"
        return [
            Route(STYLE, self.styled),
            Route(mine, self.guarded(self.look), methods=["GET"]),
            Route(mine, self.guarded(self.fetch), methods=["POST"]),
        ]

    async def styled(self, _request: Request) -> Response:
        """How it looks."""
        return Response(self.style, media_type="text/css", headers={**HEADERS, "Cache-Control": "max-age=3600"})

    def guarded(self, answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """A link that is none, or works no more, has a page of its own; who guesses is held up."""

        async def guarding(request: Request) -> Response:
            try:
                return await answer(request)
            except NotFound:
                few = self.wrong.count(request.client.host if request.client else "")
                return _page("over", 404 if few else 429)
            except Refusal:
                return _page("over", 410)
            except DBAPIError:  # nothing was fetched: the link still works
                return _page("later", 503)

        return guarding

    async def look(self, request: Request) -> Response:
        """What there is, and the button. The link stays as it was."""
        token, now = request.path_params["token"], self.clock()
        await self.database.write(lambda store: file.check(store, token, now=now))
        return _page("page", address=f"/{file.PAGE}/{token}")

    async def fetch(self, request: Request) -> Response:
        """The file itself; from now on the link is over."""
        token, now = request.path_params["token"], self.clock()
        made = await self.database.write(lambda store: file.fetch(store, token, now=now))
        named = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, media_type="application/zip", headers={**HEADERS, **named})


def routes(database: Database, *, clock: Callable[[], datetime]) -> list[Route]:
    """The routes of the page."""
    return InsightPage(database, clock=clock).routes()


def _page(name: str, status: int = 200, **facts: str) -> Response:
    return Response(
        say("web", f"insight/{name}", style=STYLE, **facts), status, media_type="text/html", headers=HEADERS
    )
