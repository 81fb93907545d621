"""Putting the rooms together: the only place that builds a database, keys and a clock for them."""

import base64
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from foundation.storage import Database, Store
from wegwijs import schema, secret
from wegwijs.clock import Clock, system_clock
from wegwijs.settings import Settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


@dataclass(frozen=True)
class House:
    """An open house: what every command and the bot itself work with."""

    settings: Settings
    database: Database
    clock: Clock

    def now(self) -> datetime:
        """The instant it is, by the clock of this house."""
        return self.clock()

    def writing(self) -> AbstractContextManager[Store]:
        """One transaction: everything in it is kept, or nothing."""
        return self.database.writing()

    def reading(self) -> AbstractContextManager[Store]:
        """A view of one moment that cannot change anything."""
        return self.database.reading()

    def trying(self) -> AbstractContextManager[Store]:
        """Everything may be written, nothing of it is kept, and nobody waits for it."""
        return self.database.trying()

    @property
    def search_file(self) -> Path:
        """Where is kept what listings are about, so that the next start is quick; it may be thrown away."""
        file = make_url(self.database.url).database if self.database.is_sqlite else None
        return Path(f"{file}.search") if file else self.settings.secret_path.with_name("search")

    @cached_property
    def secret(self) -> bytes:
        """32 bytes that only this house has; the file is made when they are first needed."""
        return secret.read_or_make(self.settings.secret_path)

    @cached_property
    def cipher(self) -> "Fernet":
        """What the payloads of inbox and outbox are locked with."""
        from cryptography.fernet import Fernet

        return Fernet(base64.urlsafe_b64encode(secret.derive(self.secret, "payloads")))


@contextmanager
def open_house(
    settings: Settings | None = None,
    *,
    clock: Clock = system_clock,
    database_url: str | None = None,
    chance: Random | None = None,
) -> Iterator[House]:
    """Open the database (created or upgraded where that is safe) and close it again afterwards.

    `schema.DatabaseTooOld` where an administrator has to run `wegwijs upgrade` first. Open the house before you
    take `running.lock`: an upgrade takes that lock too.
    """
    settings = settings or Settings()
    url = database_url or settings.database
    schema.make_ready(url, now=clock())
    database = Database(url, chance=chance)
    try:
        yield House(settings, database, clock)
    finally:
        database.close()
