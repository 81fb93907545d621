"""Reading for strangers, one after another: coaches' reports and providers' pages always have a thread left."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from foundation.storage import Database, Store
from web.hsds.asking import BadRequestError

T = TypeVar("T")
MOST_WAITING = 50


class Turns:
    """The readers of one database, as far as the open data may use them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turn = asyncio.Semaphore(1)
        self._waiting = 0

    async def read(self, work: Callable[[Store], T], *, begun: bool = False) -> T:
        """Like `Database.read`. `BadRequestError` (503) where too many wait; never for an answer that was `begun`."""
        if self._waiting >= MOST_WAITING and not begun:
            raise BadRequestError("busy", status=503)
        self._waiting += 1
        try:
            async with self._turn:
                return await self._database.read(work)
        finally:
            self._waiting -= 1
