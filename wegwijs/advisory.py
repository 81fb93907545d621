"""The locks of `running` on PostgreSQL: advisory ones, let go of when the connection breaks."""

import hashlib
from contextlib import suppress
from typing import Any

import psycopg
from sqlalchemy import URL

from wegwijs.locks import Lock, UnreachableError


class Advisory(Lock):
    """A duty that is ours as long as this connection lives."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        super().__init__(None)
        self._connection = connection

    def still_held(self) -> bool:
        """Whether the connection still answers."""
        try:
            self._connection.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True

    def release(self) -> None:
        """Let somebody else have it."""
        self._connection.close()


def attempt(url: URL, duty: str) -> Lock | None:
    """The lock on this duty, or None if somebody else has it. `UnreachableError` when the database does not answer."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        connection = psycopg.connect(address, autocommit=True)
    except psycopg.Error as trouble:
        raise UnreachableError from trouble
    key = int.from_bytes(hashlib.sha256(f"wegwijs {duty}".encode()).digest()[:8], signed=True)
    with suppress(psycopg.Error):
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", (key,)).fetchone()
        if row is not None and row[0]:
            return Advisory(connection)
    connection.close()
    return None
