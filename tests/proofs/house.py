"""Wegwijs in this process, on a local Telegram over HTTP, with coaches who each have clients."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet

from dialogue import inbox, outbox
from dialogue.talk import Tools
from foundation.storage import Database
from local_telegram.client import LocalTelegram, PersonClient
from social_map.search import Searcher
from tests.luck import KEY
from tests.proofs.cast import START, Coach, coaches
from wegwijs.works import CLOCK_BELL, ROLES, Works


class Clock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, to: datetime) -> None:
        self.at = to


@dataclass
class House:
    """A database, a Telegram, a clock, and the people."""

    database: Database
    telegram: LocalTelegram
    clock: Clock
    people: list[PersonClient]
    cast: list[Coach]

    def works(self, *, cipher: Any = None) -> Works:
        """Works of its own, as a process has."""
        return Works(
            self.database, cipher=cipher or Fernet(KEY), clock=self.clock, token=self.telegram.token,
            tools=Tools(searcher=Searcher(), secret=b"s" * 32, api_name="wegwijs_bot"), api_url=self.telegram.url,
            per_second=None, long_poll=1,
        )  # fmt: skip

    @asynccontextmanager
    async def running(self, roles: Collection[str] = ROLES[:3], *, cipher: Any = None) -> AsyncIterator[Works]:
        """Let these stages run as long as the block lasts."""
        works = self.works(cipher=cipher)
        task = asyncio.create_task(works.run(roles))  # noqa: TID251  cancelled below, when the block ends
        try:
            yield works
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def later(self, **how: float) -> None:
        """Move the clock on and wake whoever waits for it."""
        self.clock.at += timedelta(**how)
        self.database.bells.ring([inbox.BELL, outbox.BELL, CLOCK_BELL])


@asynccontextmanager
async def house(database: Database, *, people: int = 2, clients: int = 2) -> AsyncIterator[House]:
    """A house with so many coaches, where nothing runs yet."""
    clock = Clock()
    async with LocalTelegram(clock=clock, move=clock.move) as telegram:
        known = [telegram.person(f"Coach {nr}") for nr in range(people)]
        with database.writing() as store:
            cast = coaches(store, [person.id for person in known], clients=clients)
        yield House(database, telegram, clock, known, cast)
