"""Who runs the bot on a database: one at a time for each duty, told by a lock that dies with its process."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL

from foundation.refusals import Refusal
from wegwijs import addresses
from wegwijs.locks import Lock

_BETWEEN_TRIES = 0.05
# What one process at a time does: everything on SQLite, fetching and ticking on PostgreSQL.
ALONE = ("bot", "intake", "clock")


class AlreadyRuns(Refusal):
    """Another process has this duty on this database."""


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
    """The lock on this duty, or None if somebody else keeps it longer than `wait` seconds. Or `UnreachableError`."""
    url = addresses.read(database_url)
    attempt = _try_file if url.get_backend_name() == "sqlite" else _postgresql()
    until = time.monotonic() + wait
    while True:
        found = attempt(url, duty)
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


def _postgresql() -> Callable[[URL, str], Lock | None]:
    from wegwijs import advisory  # on SQLite its driver is never loaded

    return advisory.attempt
