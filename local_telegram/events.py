"""Everything that changes, counted, so that a page can listen and a test can wait without sleeping."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Event = dict[str, Any]
BACKLOG = 1000
UNSEEN = {"call", "confirmed"}  # of interest to who waits, not to who watches


class Events:
    """A counter of changes with listeners; `seq` is the number of the last change."""

    def __init__(self) -> None:
        self.seq = 0
        self.closed = False
        self._waiting: set[asyncio.Future[None]] = set()
        self._listeners: set[asyncio.Queue[Event]] = set()

    def publish(self, kind: str, **about: Any) -> int:
        """Count one change, tell who listens, and return its number."""
        self.seq += 1
        if self._listeners and kind not in UNSEEN:
            event = {"seq": self.seq, "kind": kind, **about}
            for queue in self._listeners:
                if queue.full():  # a page that does not read is told the newest only
                    queue.get_nowait()
                queue.put_nowait(event)
        self._wake()
        return self.seq

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    def close(self) -> None:
        """Let everybody who waits go on; the server stops."""
        self.closed = True
        self._wake()
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait({"seq": self.seq, "kind": "closed"})

    async def after(self, seq: int, seconds: float) -> bool:
        """True as soon as anything changed after `seq`; False after `seconds` without a change."""
        if self.seq > seq or self.closed:
            return True
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(seconds):
                await future
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return True

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Event]]:
        """A queue that receives every event from now on."""
        queue: asyncio.Queue[Event] = asyncio.Queue(BACKLOG)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
