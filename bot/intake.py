"""Taking updates in: stored and committed first, confirmed to Telegram after (DESIGN §2.1).

python-telegram-bot's own polling confirms updates before they are handled and stops for ever at one 401 or 404
(docs/reliability.md); this loop does neither.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeGuard

import httpx
import structlog
from sqlalchemy import exc

from bot import trust, wire
from bot.reader import CHANNEL, KINDS
from dialogue import inbox
from dialogue.inbox import Arrival, Cipher
from foundation.storage import Database

log = structlog.get_logger(__name__)

LONG_POLL_SECONDS = 25
SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0
LONGEST_WAIT_SECONDS = 60.0  # whatever the server asks for: the watch would take us for dead
LARGEST_NUMBER = 2**63 - 1  # what both databases keep in a big integer


class Intake:
    """Polls one bot. The offset is never stored: the server keeps what was not confirmed."""

    def __init__(
        self, database: Database, *, base_url: str, cipher: Cipher, clock: Callable[[], datetime],
        long_poll: int = LONG_POLL_SECONDS,
    ) -> None:  # fmt: skip
        self.database = database
        self.url = f"{base_url}/getUpdates"
        self.cipher = cipher
        self.clock = clock
        self.long_poll = long_poll
        self.kinds = KINDS
        self.last_poll: datetime | None = None

    async def run(self) -> None:
        """Poll for ever, whatever the server answers.

        An offset confirms once; after an answer to it nothing is left to confirm, and it is forgotten, because numbers
        may begin anywhere, also lower, after a quiet week.
        """
        offset: int | None = None
        pause = 0.0
        patience = httpx.Timeout(10, read=self.long_poll + 15)
        trusted = trust.certificates()
        connection = wire.under_httpx(trusted, at_once=1)
        async with httpx.AsyncClient(timeout=patience, verify=trusted, transport=connection) as client:
            while True:
                try:
                    updates = await self._poll(client, offset)
                    if updates:
                        await self.keep(updates)
                    offset = max(u["update_id"] for u in updates) + 1 if updates else None
                    pause = 0.0
                except (httpx.HTTPError, exc.DBAPIError, exc.TimeoutError, NotAnswered) as problem:
                    pause = min(max(pause * 2, SHORTEST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
                    pause = max(pause, getattr(problem, "retry_after", 0.0))
                    log.warning("polling_waits", problem=type(problem).__name__, seconds=pause)
                    await asyncio.sleep(pause)

    async def _poll(self, client: httpx.AsyncClient, offset: int | None) -> list[dict[str, Any]]:
        wanted = {"timeout": self.long_poll, "allowed_updates": list(self.kinds), "offset": offset}
        answer = await client.post(self.url, json={k: v for k, v in wanted.items() if v is not None})
        try:
            body = answer.json()
        except (ValueError, RecursionError) as error:
            raise NotAnswered(answer.status_code) from error
        if not isinstance(body, dict) or not body.get("ok") or not is_updates(body.get("result")):
            raise NotAnswered(answer.status_code, _retry_after(body))
        self.last_poll = self.clock()
        updates: list[dict[str, Any]] = body["result"]
        return updates

    async def keep(self, updates: Sequence[dict[str, Any]]) -> None:
        """Store updates in one transaction; those that came before change nothing."""
        arrivals = [arrival(update) for update in updates]
        await self.database.write(lambda store: inbox.keep(store, arrivals, self.cipher, now=self.clock()))


class NotAnswered(Exception):  # noqa: N818  the server said no, or nothing readable
    """Telegram did not give updates: an error of any kind."""

    def __init__(self, status: int, retry_after: float = 0.0) -> None:
        super().__init__(f"status {status}")
        self.retry_after = float(retry_after)


def is_updates(result: Any) -> bool:
    """Whether this is a list of updates, each with a number that can be kept."""
    return isinstance(result, list) and all(isinstance(u, dict) and _is_number(u.get("update_id")) for u in result)


def _retry_after(body: Any) -> float:
    parameters = body.get("parameters") if isinstance(body, dict) else None
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return min(float(seconds), LONGEST_WAIT_SECONDS) if isinstance(seconds, int | float) else 0.0


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER


def arrival(update: dict[str, Any]) -> Arrival:
    """What is needed to keep a raw update in order. Fields that are odd or missing count as zero."""
    body = next((value for key, value in update.items() if key != "update_id" and isinstance(value, dict)), {})
    message = body.get("message") if isinstance(body.get("message"), dict) else body
    return Arrival(
        channel=CHANNEL,
        update_id=update["update_id"],
        account=_number(body.get("from")),
        chat=_number((message or {}).get("chat")) or _number(body.get("from")),
        message=_own_message(update, body),
        raw=json.dumps(update, ensure_ascii=False).encode("utf-8", "replace"),
    )


def _own_message(update: dict[str, Any], body: dict[str, Any]) -> int | None:
    number = body.get("message_id")
    return number if _is_number(number) and "callback_query" not in update else None


def _number(who: Any) -> int:
    number = who.get("id") if isinstance(who, dict) else None
    return number if _is_number(number) else 0
