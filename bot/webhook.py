"""Taking updates in by webhook: 200 only after they are stored, so that Telegram keeps what we could not keep."""

import hmac
import json
from typing import Any

import structlog
from sqlalchemy import exc
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.intake import Intake, is_updates

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header
LARGEST_BODY = 1_000_000


def route(intake: Intake, *, path: str, secret: str) -> Route:
    """The endpoint under a path that only Telegram knows, with the secret it has to send along."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        update = _update(body)
        if update is None:
            return Response(status_code=400)
        try:
            await intake.keep([update])
        except (exc.DBAPIError, exc.TimeoutError) as error:
            log.warning("webhook_waits", error=type(error).__name__)
            return Response(status_code=503)
        intake.last_poll = intake.clock()
        return Response(status_code=200)

    return Route(path, receive, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if is_updates([update]) else None
