"""The handle on the database inside one transaction."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from random import Random
from typing import Any

from sqlalchemy import CursorResult, Engine, Executable, event, text
from sqlalchemy.orm import Session

from foundation.storage.tables import PUBLIC_ID_LENGTH

PERSON = "wegwijs_person"  # the role of PostgreSQL that has only rows of the organisations named (`migrations.walls`)
_NARROW = text(
    "SELECT set_config('wegwijs.organisations', :named, true), "
    f"CASE WHEN pg_has_role(to_regrole('{PERSON}')::oid, 'USAGE') THEN set_config('role', '{PERSON}', true) END"
)


class Store(Session):
    """What every function gets to read and write with. Only `Database` makes one and ends its transaction.

    `chance` is the only source of randomness; `rung` collects the bells to ring once the transaction is kept.
    """

    def __init__(self, engine: Engine, *, chance: Random, **options: Any) -> None:
        super().__init__(engine, expire_on_commit=False, **options)
        self.chance = chance
        self.rung: set[str] = set()
        self.is_postgresql = engine.dialect.name == "postgresql"
        self.held: list[object] | None = None

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

    def narrow(self, organisations: Iterable[int]) -> None:
        """Until this transaction ends, clients of other organisations do not exist. SQLite has no such wall."""
        if self.is_postgresql:
            self.flush()
            self.connection().execute(_NARROW, {"named": ",".join(map(str, organisations))})

    def rows(self, statement: Executable, values: Mapping[str, Any]) -> CursorResult[*tuple[Any, ...]]:
        """Ask for columns, past the unit of work: in a third of the time of `execute`. Never for whole objects."""
        self.flush()
        return self.connection().execute(statement, values)

    def hold(self) -> None:
        """From now on let go of nothing that was loaded, so that looking it up by its number asks nothing again."""
        self.held = []

    def let_go(self) -> None:
        """Forget every object, once what was done to them is written."""
        self.flush()
        self.expunge_all()
        if self.held:
            self.held = []

    @contextmanager
    def attempt(self, spared: object, *, undone_by: type[Exception]) -> Iterator[None]:
        """Undo what the block wrote when it raises this, and forget every object but the `spared`, which is read again.

        Any other error is for who ends the transaction. `begin_nested` goes by every object, in twice the time.
        """
        self.flush()
        connection = self.connection()
        connection.exec_driver_sql("SAVEPOINT attempt")
        try:
            yield
            self.flush()
        except undone_by:
            self.expunge_all()
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT attempt")
            self.add(spared)
            self.expire(spared)
            raise
        connection.exec_driver_sql("RELEASE SAVEPOINT attempt")


@event.listens_for(Store, "loaded_as_persistent")
@event.listens_for(Store, "pending_to_persistent")
def _hold(store: Session, row: object) -> None:
    if isinstance(store, Store) and store.held is not None:
        store.held.append(row)
