"""What waits for the bot: updates kept until confirmed or expired, as Telegram keeps them.

Lifetimes (tdlib/telegram-bot-api, Client.cpp): 24 hours for messages, 150 seconds for taps on buttons.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

MESSAGE_LIFE = timedelta(hours=24)
TAP_LIFE = timedelta(seconds=150)
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True)
class Pending:
    """One update that nobody has confirmed yet; `lane` tells which ones must stay in order."""

    id: int
    kind: str
    body: dict[str, Any]
    expires: datetime
    lane: str
    retry_at: float = 0.0


class UpdateQueue:
    """The updates of one bot, oldest first."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.allowed: frozenset[str] | None = None
        self._pending: deque[Pending] = deque()
        self._waiter: asyncio.Future[str | None] | None = None
        self.woken = asyncio.Event()

    def __len__(self) -> int:
        return len(self._pending)

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Which kinds are queued from now on; an empty list means all but the three special ones."""
        self.allowed = frozenset(kinds or ()) or None

    def add(self, kind: str, body: dict[str, Any], *, now: datetime, lane: str) -> None:
        """Queue an update, unless the bot asked not to hear of this kind."""
        unwanted = kind in NOT_BY_DEFAULT if self.allowed is None else kind not in self.allowed
        if unwanted:
            return
        life = TAP_LIFE if kind == "callback_query" else MESSAGE_LIFE
        update = {"update_id": self.next_id, kind: body}
        self._pending.append(Pending(self.next_id, kind, update, now + life, lane))
        self.next_id += 1
        self._wake(None)
        self.woken.set()

    def _wake(self, conflict: str | None) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(conflict)

    def interrupt(self, conflict: str | None) -> None:
        """End a waiting long poll: with this conflict, or with what there is."""
        self._wake(conflict)

    def confirm(self, offset: int) -> bool:
        """Forget every update below `offset`; a negative one keeps only the last so many. True if any went."""
        before = len(self._pending)
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while offset > 0 and self._pending and self._pending[0].id < offset:
            self._pending.popleft()
        return len(self._pending) < before

    def expire(self, now: datetime) -> None:
        """Forget what has outlived its time."""
        if any(p.expires <= now for p in self._pending):
            self._pending = deque(p for p in self._pending if p.expires > now)

    def waiting(self, now: datetime, limit: int = 100) -> list[Pending]:
        """The oldest updates that are still alive."""
        self.expire(now)
        return [p for p, _ in zip(self._pending, range(limit), strict=False)]

    def remove(self, update_id: int) -> None:
        """One update was delivered by webhook."""
        self._pending = deque(p for p in self._pending if p.id != update_id)

    def clear(self) -> None:
        """Drop everything that waits (`drop_pending_updates`)."""
        self._pending.clear()

    async def poll(self, seconds: float) -> str | None:
        """Wait until there is something or the time is over. Returns the conflict that ended it, if any."""
        self._wake(OTHER_POLLER)
        if self._pending or seconds <= 0:
            return None
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                conflict: str | None = await waiter
        except TimeoutError:
            return None
        else:
            return conflict
        finally:
            if self._waiter is waiter:
                self._waiter = None
