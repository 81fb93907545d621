"""The addresses of the page. Looking never changes anything, for mail scanners open every link; a tap is a POST."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dialogue import mail
from dialogue.mail import PAGE, STOP
from dialogue.talk import Tools
from foundation.language import guard
from foundation.refusals import Refusal
from foundation.storage import Database, Store
from foundation.words import say
from social_map.keeping_models import Contact
from social_map.links import contacts
from social_map.links.opening import LinkEnded, LinkUnknown, ListingNotInLink, find, open_link
from web.own_page import doing, form, page, seals, wanted
from web.page_parts.headers import HEADERS
from web.page_parts.throttle import Throttle

LOOKS_A_MINUTE, WRONG_A_MINUTE, TAPS_A_MINUTE = 600, 20, 60
ONE_CLICK = {"List-Unsubscribe": "One-Click"}  # what a mail program sends by itself (RFC 8058)
DONE, NEW = "na", "nieuw"
Handler = Callable[[Request], Awaitable[Response]]


class OwnPage:
    """The page, for one database."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime], tools: Tools) -> None:
        self.database, self.clock, self.tools, self.secret = database, clock, tools, tools.secret
        self.looks = Throttle(most=LOOKS_A_MINUTE, clock=clock)
        self.wrong = Throttle(most=WRONG_A_MINUTE, clock=clock)
        self.taps = Throttle(most=TAPS_A_MINUTE, clock=clock)
        self.style = (files("web.page_parts") / "style.css").read_bytes()

    def routes(self) -> list[Route]:
        """Everything under `/klopt`."""
        mine = f"/{PAGE}/{{token}}"
        return [
            Route(f"/{PAGE}/stijl.css", self.styled),
            Route(mine, self.guarded(self.look), methods=["GET"]),
            Route(mine, self.guarded(self.tap), methods=["POST"]),
            Route(f"{mine}/{NEW}", self.guarded(self.renew), methods=["POST"]),
            Route(f"{mine}/{STOP}", self.guarded(self.ask_stop), methods=["GET"]),
            Route(f"{mine}/{STOP}", self.guarded(self.stop), methods=["POST"]),
        ]

    async def styled(self, _request: Request) -> Response:
        """How it looks."""
        return Response(self.style, media_type="text/css", headers={**HEADERS, "Cache-Control": "max-age=3600"})

    def guarded(self, answer: Handler) -> Handler:
        """Not too often, and a link that is none or no more has a page of its own."""

        async def guarding(request: Request) -> Response:
            whose = request.client.host if request.client else ""
            if not self.looks.count(whose):
                return _too_often()
            try:
                return await answer(request)
            except LinkUnknown:  # who guesses is held up; those who share her address, behind a proxy, are not
                few = self.wrong.count(whose)
                return _html(page.alone("unknown"), 404) if few else _too_often()
            except LinkEnded:
                return await self.ended(request)
            except form.FormUnreadable:
                return _html(page.alone("too_often"), 413)
            except DBAPIError:  # nothing was kept, and the page says so
                return _html(page.alone("too_often"), 503, {"Retry-After": "60"})

        return guarding

    async def look(self, request: Request) -> Response:
        """The page."""
        return _html(await self._page(request, done=request.query_params.get(DONE, "")))

    async def tap(self, request: Request) -> Response:
        """Do one thing, then show the page anew; what cannot be done is said on it."""
        token, sent, now = request.path_params["token"], await form.read(request), self.clock()
        if not self.taps.count(token):
            return _too_often()
        danger = _whom_to_call(sent)
        try:
            done = await self.database.write(lambda store: doing.do(store, token, sent, secret=self.secret, now=now))
        except (LinkUnknown, LinkEnded):
            raise
        except Refusal as refusal:
            gone = isinstance(refusal, ListingNotInLink)
            return _html(await self._page(request, note=danger + _words(refusal)), 404 if gone else 409)
        if danger:  # no redirect: what was typed leaves no trace in an address
            return _html(await self._page(request, done=done, note=danger))
        return RedirectResponse(f"/{PAGE}/{token}?{DONE}={done}", 303, headers=HEADERS)

    async def ended(self, request: Request) -> Response:
        """It works no more; where it is only too old, a new one can be mailed to where it was mailed."""
        token, now = request.path_params["token"], self.clock()

        def look(store: Store) -> str:
            link = find(store, token)
            seal = (
                seals.of(self.secret, link.public_id, NEW) if mail.may_renew(store, self.tools, link, now=now) else ""
            )
            return page.alone("ended", address=f"/{PAGE}/{token}", seal=seal)

        return _html(await self.database.read(look), 410)

    async def renew(self, request: Request) -> Response:
        """Mail a new link to the same address."""
        token, sent, now = request.path_params["token"], await form.read(request), self.clock()

        def work(store: Store) -> bool:
            link = find(store, token)
            right = seals.fits(sent.get("seal", ""), seals.of(self.secret, link.public_id, NEW))
            return right and mail.renew(store, self.tools, link, now=now)

        done = await self.database.write(work)
        return _html(page.alone("renewed")) if done else await self.ended(request)

    async def ask_stop(self, request: Request) -> Response:
        """No more mail? A link may be long over: the wish to stop never is."""
        token = request.path_params["token"]

        def look(store: Store) -> tuple[bool, str]:
            link = find(store, token)
            state = store.get_one(Contact, link.contact_id).state
            return state == "stopped", seals.of(self.secret, link.public_id, STOP)

        stopped, seal = await self.database.read(look)
        return _html(page.alone("no_mail", stopped=stopped, address=f"/{PAGE}/{token}", seal=seal))

    async def stop(self, request: Request) -> Response:
        """No more mail, by our own form or by the button of a mail program."""
        token, sent, now = request.path_params["token"], await form.read(request), self.clock()

        def work(store: Store) -> bool:
            link = find(store, token)
            if sent != ONE_CLICK and not seals.fits(sent.get("seal", ""), seals.of(self.secret, link.public_id, STOP)):
                return False
            contacts.stop_mail(store.get_one(Contact, link.contact_id), now=now)
            return True

        if not await self.database.write(work):
            return await self.ask_stop(request)
        return RedirectResponse(f"/{PAGE}/{token}/{STOP}", 303, headers=HEADERS)

    async def _page(self, request: Request, *, done: str = "", note: str = "") -> str:
        token, now = request.path_params["token"], self.clock()

        def look(store: Store) -> str:
            opened = open_link(store, token, now=now)
            address = f"/{PAGE}/{token}"
            return page.whole(opened, store, address=address, secret=self.secret, now=now, done=done, note=note)

        return await self.database.read(look)


def routes(database: Database, *, clock: Callable[[], datetime], tools: Tools) -> list[Route]:
    """The routes of the page."""
    return OwnPage(database, clock=clock, tools=tools).routes()


def _too_often() -> Response:
    return _html(page.alone("too_often"), 429, {"Retry-After": "60"})


def _words(refusal: Refusal) -> str:
    facts: dict[str, Any] = refusal.facts
    return say(type(refusal).__module__.split(".")[0], refusal.message(), **facts)


def _whom_to_call(sent: Mapping[str, str]) -> str:
    """The numbers to call where what was typed speaks of danger, as the chat does; else nothing."""
    danger = guard.crisis(" ".join(sent.get(name, "") for name in wanted.TYPED))
    return f"<p>{say('dialogue', f'start/crisis_{danger}')}</p>" if danger else ""


def _html(words: str, status: int = 200, more: dict[str, str] | None = None) -> Response:
    return Response(words, status, media_type="text/html", headers={**HEADERS, **(more or {})})
