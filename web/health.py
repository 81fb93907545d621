"""`/health` and `/metrics`: whether Wegwijs works, for machines that keep watch. Counts only, never content."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dialogue.standing import Standing, standing
from foundation.storage import Database
from foundation.storage.engines import SQLITE, journal_mode

LATE_POLL_SECONDS = 90
LATE_SECONDS = 600


def routes(
    database: Database, *, clock: Callable[[], datetime], last_poll: Callable[[], datetime | None]
) -> list[Route]:
    """The two routes. Until the first poll, time counts from when we began."""
    began = clock()

    async def health(_request: Request) -> Response:
        now = clock()
        try:
            found = await database.read(lambda store: standing(store, now=now))
        except DBAPIError as error:
            return JSONResponse({"ok": False, "why": type(error.orig).__name__}, status_code=503)
        since_poll = int((now - (last_poll() or began)).total_seconds())
        facts = {
            **{name: value for name, value in asdict(found).items() if name != "last_tick"},
            "last_tick": found.last_tick.isoformat() if found.last_tick else None,
            "seconds_since_poll": since_poll,
            "database": _database(database),
        }
        ok = found.oldest_waiting < LATE_SECONDS and found.oldest_to_send < LATE_SECONDS
        ok = ok and since_poll < LATE_POLL_SECONDS
        return JSONResponse({"ok": ok, **facts}, status_code=200 if ok else 503)

    async def metrics(_request: Request) -> Response:
        now = clock()
        found = await database.read(lambda store: standing(store, now=now))
        return Response(_prometheus(found), media_type=CONTENT_TYPE_LATEST)

    return [Route("/health", health), Route("/metrics", metrics)]


def _database(database: Database) -> str:
    """Which database, and for SQLite its version and the journal that is safe with it."""
    if not database.is_sqlite:
        return "PostgreSQL"
    return f"SQLite {SQLITE.sqlite_version}, journal {journal_mode()}"


def _prometheus(found: Standing) -> bytes:
    registry = CollectorRegistry()
    for name, value in asdict(found).items():
        if isinstance(value, int):
            Gauge(f"wegwijs_{name}", name.replace("_", " "), registry=registry).set(value)
    return generate_latest(registry)
