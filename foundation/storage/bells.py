"""Waking: each stage rings for the next. Polling is only the net under it."""

import asyncio
from collections.abc import Iterable


class Bells:
    """The bells of one event loop. `ring` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: dict[str, asyncio.Event] = {}

    def ring(self, names: Iterable[str]) -> None:
        """Wake whoever waits for these bells; nobody waiting is fine."""
        for name in names:
            event = self._waiting.get(name)
            if event is not None and self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(event.set)

    async def wait(self, name: str, *, at_most: float) -> bool:
        """Sleep until the bell rings, or `at_most` seconds. True when it rang."""
        self._loop = asyncio.get_running_loop()
        event = self._waiting.setdefault(name, asyncio.Event())
        try:
            async with asyncio.timeout(at_most):  # `wait_for` of 3.11 swallows a stop that comes with the bell
                await event.wait()
        except TimeoutError:
            return False
        event.clear()
        return True
