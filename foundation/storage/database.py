"""The edge of every transaction: the only place that commits."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from random import Random, SystemRandom
from typing import TypeVar

from sqlalchemy import Engine

from foundation.storage.bells import Bells
from foundation.storage.engines import open_engines
from foundation.storage.store import Store
from foundation.storage.trials import trial

Result = TypeVar("Result")


class Database:
    """A database, opened once by the front door.

    On SQLite one thread writes; on PostgreSQL `writers` threads do. Reports and pages read on their own,
    read-only connections, so that a report never holds up a session. `engines` that served this URL before keep what
    they know of its statements.
    """

    def __init__(
        self, url: str, *, bells: Bells | None = None, chance: Random | None = None, writers: int = 4,
        engines: tuple[Engine, Engine] | None = None,
    ) -> None:  # fmt: skip
        self.writer, self.reader = engines or open_engines(url)
        self.url = url
        self.bells = bells or Bells()
        self.chance = chance or SystemRandom()
        self.is_sqlite = self.writer.dialect.name == "sqlite"
        threads = 1 if self.is_sqlite else writers
        self.writing_threads = ThreadPoolExecutor(threads, thread_name_prefix="writes")
        self._reading = ThreadPoolExecutor(2, thread_name_prefix="reads")

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """One transaction: everything in it is kept, or nothing."""
        with Store(self.writer, chance=self.chance) as store:
            with store.begin():
                yield store
            self.bells.ring(store.rung)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """A view of one moment that cannot change anything."""
        with Store(self.reader, chance=self.chance, autoflush=False) as store:
            yield store

    def trying(self) -> AbstractContextManager[Store]:
        """Everything may be written and nothing is kept; who writes meanwhile is not held up."""
        return trial(self.writer, self.reader, chance=self.chance)

    async def write(self, work: Callable[[Store], Result]) -> Result:
        """Do this work in one transaction on the writing thread, without holding up the event loop."""

        def in_one_transaction() -> Result:
            with self.writing() as store:
                return work(store)

        return await asyncio.get_running_loop().run_in_executor(self.writing_threads, in_one_transaction)

    async def read(self, work: Callable[[Store], Result]) -> Result:
        """Ask something on a reading thread."""

        def in_one_view() -> Result:
            with self.reading() as store:
                return work(store)

        return await asyncio.get_running_loop().run_in_executor(self._reading, in_one_view)

    def rest(self) -> None:
        """Finish what runs; connections stay open for whoever opens these engines again."""
        self.writing_threads.shutdown()
        self._reading.shutdown()

    def close(self) -> None:
        """Finish what runs and let go of every connection."""
        self.rest()
        self.writer.dispose()
        self.reader.dispose()
