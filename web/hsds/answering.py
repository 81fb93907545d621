"""Answers in JSON: with a tag, so that what did not change is not sent again, and one sentence for what went wrong."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import Response

from foundation.words import label
from web.hsds.asking import BadRequestError

# Anybody's page may read this, it is not kept without asking, and a browser shows it as nothing else.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
_FORM = 1  # raise it when answers change their form: tags of before then no longer count
Handler = Callable[[Request], Awaitable[Response]]


def as_json(document: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A document as JSON."""
    content = json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    return Response(content, status, {**HEADERS, **(headers or {})}, "application/json")


def tag(request: Request, *facts: object) -> str:
    """The tag of the answer to this request, as long as these facts are the same."""
    said = json.dumps([_FORM, request.url.path, request.url.query, *map(str, facts)])
    return f'W/"{hashlib.blake2b(said.encode(), digest_size=12).hexdigest()}"'


def is_known(request: Request, found: str) -> bool:
    """Whether the asker has what this tag stands for."""
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return found.removeprefix("W/") in known or known == ["*"]


def unchanged(found: str) -> Response:
    """Nothing new."""
    return Response(status_code=304, headers={**HEADERS, "ETag": found})


def changed(at: datetime) -> str:
    """An instant as HTTP writes it."""
    return format_datetime(at, usegmt=True)


def wrong(why: str, status: int, **facts: Any) -> Response:
    """One sentence about what went wrong."""
    return as_json({"error": label("web", f"hsds.error.{why}").format(**facts)}, status)


def careful(handler: Handler) -> Handler:
    """The handler, with its refusals as answers."""

    async def handle(request: Request) -> Response:
        try:
            return await handler(request)
        except BadRequestError as refusal:
            return wrong(refusal.why, refusal.status, **refusal.facts)
        except DBAPIError:
            return wrong("busy", 503)

    return handle
