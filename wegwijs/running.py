"""Who runs the bot on a database: one at a time for each duty, told by a lock that dies with its process."""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psycopg
from sqlalchemy import URL

from foundation.refusals import Refusal
from wegwijs import addresses

_BETWEEN_TRIES = 0.05
# What one process at a time does: everything on SQLite, fetching and ticking on PostgreSQL.
ALONE = ("bot", "intake", "clock")


class AlreadyRuns(Refusal):
    """Another process has this duty on this database."""


class Lock:
    """A duty that is ours, until `release`."""

    def __init__(self, held: "IO[bytes] | psycopg.Connection[Any] | None") -> None:
        self._held = held

    def still_held(self) -> bool:
        """Whether it is still ours: PostgreSQL lets go of it when the connection breaks."""
        if isinstance(self._held, psycopg.Connection):
            try:
                self._held.execute("SELECT 1")
            except psycopg.Error:
                return False
        return True

    def release(self) -> None:
        """Let somebody else have it."""
        if self._held is not None:
            self._held.close()


@contextmanager
def lock(database_url: str, duty: str = "bot", *, wait: float = 0.0) -> Iterator[Lock]:
    """Have this duty alone as long as the block lasts. `AlreadyRuns` if it is not free within `wait` seconds."""
    held = take(database_url, duty, wait=wait)
    if held is None:
        raise AlreadyRuns(duty=duty)
    try:
        yield held
    finally:
        held.release()


def take(database_url: str, duty: str = "bot", *, wait: float = 0.0) -> Lock | None:
    """The lock on this duty, or None if somebody else keeps it longer than `wait` seconds."""
    url = addresses.read(database_url)
    until = time.monotonic() + wait
    while True:
        found = _try_file(url, duty) if url.get_backend_name() == "sqlite" else _try_postgresql(url, duty)
        if found is not None or time.monotonic() >= until:
            return found
        time.sleep(_BETWEEN_TRIES)


def is_held(database_url: str, duty: str = "bot") -> bool:
    """Whether somebody has this duty now."""
    mine = take(database_url, duty)
    if mine is not None:
        mine.release()
    return mine is None


def bot_runs(database_url: str) -> bool:
    """Whether any process runs the bot, or a part of it that is alone, on this database."""
    return any(is_held(database_url, duty) for duty in ALONE)


@contextmanager
def no_bot(database_url: str, *, wait: float = 0.0) -> Iterator[None]:
    """Keep every bot away as long as the block lasts. `AlreadyRuns` if one runs."""
    with ExitStack() as held:
        for duty in ALONE:
            held.enter_context(lock(database_url, duty, wait=wait))
        yield


def _try_file(url: URL, duty: str) -> Lock | None:
    if not url.database or url.database == ":memory:":
        return Lock(None)  # nobody else can open it
    path = Path(f"{url.database}.{duty}.lock")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = path.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return Lock(file)


def _try_postgresql(url: URL, duty: str) -> Lock | None:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg.connect(address, autocommit=True)
    key = int.from_bytes(hashlib.sha256(f"wegwijs {duty}".encode()).digest()[:8], signed=True)
    with suppress(psycopg.Error):
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", (key,)).fetchone()
        if row is not None and row[0]:
            return Lock(connection)
    connection.close()
    return None
