"""`/local/…`: what people do, the clock and the faults, for the page and for other processes."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from local_telegram.errors import ApiError, NotPossible
from local_telegram.keyboards import LOOPBACK
from local_telegram.operations import OPERATIONS
from local_telegram.world import World

KEEP_ALIVE = 15.0
LONGEST_WAIT = 30.0
FOREIGN = "only from this page, as JSON"
SHOWN_INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg"}


def _foreign(request: Request) -> bool:
    """Whether another site asks: its browser says so, or reaches us by a name that is not this machine's."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return True
    return urlsplit(f"//{host}").hostname not in LOOPBACK


def _refusal(status: int, why: str) -> Response:
    return JSONResponse({"error": why}, status)


class Control:
    """The routes, bound to one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("/local/events", self.events),
            Route("/local/wait", self.wait),
            Route("/local/file/{file_id}", self.file),
            Route("/local/{operation}", self.operate, methods=["POST"]),
        ]

    async def operate(self, request: Request) -> Response:
        """One operation by name; 400 with a reason when a person could not do that."""
        operation = OPERATIONS.get(request.path_params["operation"])
        if operation is None:
            return _refusal(404, "no such operation")
        if _foreign(request) or not request.headers.get("content-type", "").startswith("application/json"):
            return _refusal(403, FOREIGN)
        try:
            given: dict[str, Any] = await request.json()
            return JSONResponse(operation(self.world, given))
        except (NotPossible, ApiError, ValueError) as refusal:
            return _refusal(400, str(refusal))
        except KeyError as missing:
            return _refusal(400, f"missing: {missing}")

    async def wait(self, request: Request) -> Response:
        """`?since=<seq>&timeout=<s>`: answers at the next change."""
        if _foreign(request):
            return _refusal(403, FOREIGN)
        since, timeout = int(request.query_params["since"]), float(request.query_params["timeout"])
        changed = await self.world.events.after(since, min(timeout, LONGEST_WAIT))
        return JSONResponse({"changed": changed, "seq": self.world.events.seq})

    async def events(self, request: Request) -> Response:
        """Every change as a server-sent event."""
        if _foreign(request):
            return _refusal(403, FOREIGN)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        with self.world.events.listen() as queue:
            yield f"data: {json.dumps({'kind': 'hello', 'seq': self.world.events.seq})}\n\n"
            while not self.world.events.closed:
                try:
                    async with asyncio.timeout(KEEP_ALIVE):
                        event = await queue.get()
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                yield f"data: {json.dumps(event)}\n\n"

    async def file(self, request: Request) -> Response:
        """A photo to look at, or a document to download; never run as a page."""
        if _foreign(request):
            return _refusal(403, FOREIGN)
        try:
            file = self.world.files.find(request.path_params["file_id"])
        except ApiError:
            return Response(status_code=404)
        shown = file.mime in SHOWN_INLINE
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=3600",
        }
        if not shown:
            headers["Content-Disposition"] = "attachment"
        return Response(file.data, media_type=file.mime if shown else "application/octet-stream", headers=headers)
