"""The handle on the database inside one transaction."""

import base64
from random import Random
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from foundation.storage.tables import PUBLIC_ID_LENGTH


class Store(Session):
    """What every function gets to read and write with. Only `Database` makes one and ends its transaction.

    `chance` is the only source of randomness; `rung` collects the bells to ring once the transaction is kept.
    """

    def __init__(self, engine: Engine, *, chance: Random, **options: Any) -> None:
        super().__init__(engine, expire_on_commit=False, **options)
        self.chance = chance
        self.rung: set[str] = set()
        self.is_postgresql = engine.dialect.name == "postgresql"

    def new_public_id(self) -> str:
        """A fresh random name of 80 bits for a row."""
        size = PUBLIC_ID_LENGTH * 5 // 8
        return base64.b32encode(self.chance.randbytes(size)).decode().lower()

    def ring(self, bell: str) -> None:
        """Wake whoever waits for this bell, here and in other processes, when (and only when) we are kept."""
        if bell in self.rung:
            return
        self.rung.add(bell)
        if self.is_postgresql:
            self.execute(text("SELECT pg_notify('wegwijs', :bell)"), {"bell": bell})
