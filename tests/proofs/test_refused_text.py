"""A refused citizen service number can be found nowhere: not in the database, its journals, logs or a backup.

Between intake and worker it lies on disk encrypted; after that, nowhere. Searched is for its digits with anything
between them. The control leaves out the encryption, or keeps what was said, and the same search finds it.
"""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select

from dialogue import inbox
from dialogue.models import Incoming
from dialogue.said import Said
from foundation.storage import Database
from tests.proofs.capture import everything_logged
from tests.proofs.cast import START
from tests.proofs.house import House, house
from tests.proofs.waiting import until
from wegwijs import copies
from wegwijs.copies import restoring

SECRET = b"k" * 32
NUMBERS = ("367418253", "209494177", "762984594")  # nobody else says them: the tests share one PostgreSQL,
OPENLY = ("123456782", "111222333", "278965416")  # and what a control leaves in its journal is not ours
SPELLINGS = ("{0}{1}{2}{3}{4}{5}{6}{7}{8}", "{0}{1}{2}{3}.{4}{5}.{6}{7}{8}", "{0}{1}{2} {3}{4}{5} {6}{7}{8}")
BEFORE = ("", "bsn ", "mevrouw heeft bsn: ")


class NoCipher:
    """A cipher that hides nothing."""

    def encrypt(self, data: bytes) -> bytes:
        return data

    def decrypt(self, token: bytes) -> bytes:
        return token


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged from here on."""
    with everything_logged() as stream:
        yield stream


def spelled(numbers: tuple[str, ...] = NUMBERS) -> list[str]:
    """What is typed: every number in a spelling of its own, alone and in a sentence."""
    pairs = zip(numbers, SPELLINGS, strict=True)
    return [f"{before}{spelling.format(*number)}" for number, spelling in pairs for before in BEFORE]


def traces(*places: bytes, numbers: tuple[str, ...] = NUMBERS) -> list[str]:
    """The numbers that occur in these bytes, in whatever spelling."""
    found = []
    for number in numbers:
        written = re.compile(rb"[^0-9A-Za-z]{0,3}".join(re.escape(digit.encode()) for digit in number))
        found += [number for place in places if written.search(place)]
    return found


def on_disk(database: Database) -> list[bytes]:
    """Every byte that the database keeps on disk: its files and journals."""
    if database.is_sqlite:
        file = Path(database.url.removeprefix("sqlite:///"))
        return [path.read_bytes() for path in file.parent.glob(f"{file.name}*")]
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        folder = Path(connection.execute("SHOW data_directory").fetchone()[0])
        (number,) = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        (since,) = connection.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone()
    recent = sorted(path for path in (folder / "pg_wal").iterdir() if path.is_file() and path.name <= since)[-2:]
    return [path.read_bytes() for path in [*(folder / "base" / str(number)).iterdir(), *recent] if path.is_file()]


def everywhere(database: Database, logged: io.StringIO, tmp_path: Path) -> list[str]:
    """The numbers that are found on disk, in the log or in a backup."""
    backup = tmp_path / f"{len(list(tmp_path.iterdir()))}.backup"
    copies.save(database, SECRET, backup, now=START)
    opened = b"\n".join(restoring._lines(backup, SECRET))
    return traces(*on_disk(database), logged.getvalue().encode(), backup.read_bytes(), opened)


async def say_all(here: House, numbers: tuple[str, ...] = NUMBERS) -> None:
    for text in spelled(numbers):
        await here.people[0].say(text)


def in_the_chat(here: House) -> list[str]:
    """The numbers that still stand in the chat."""
    return traces(here.people[0].transcript().encode())


def kept(database: Database) -> list[str]:
    """The states of the updates whose text is still kept, encrypted."""
    with database.reading() as store:
        return list(store.scalars(select(Incoming.state).where(Incoming.payload.is_not(None))))


async def test_a_refused_number_is_nowhere_and_gone_from_the_chat(database, logged, tmp_path):
    async with house(database, people=1) as here:
        async with here.running():
            await say_all(here)
            await until(lambda: here.telegram.waiting() == 0 and not kept(database) and not in_the_chat(here))
            await here.telegram.settle()
        assert traces(*[repr(call.payload).encode() for call in here.telegram.calls]) == []
        assert everywhere(database, logged, tmp_path) == []
        assert here.people[0].transcript().count("burgerservicenummer") >= 1


async def test_after_a_crash_before_the_worker_it_is_only_there_encrypted(database, logged, tmp_path):
    async with house(database, people=1) as here:
        async with here.running(["intake"]):
            await say_all(here)
            await until(lambda: here.telegram.waiting() == 0)
        assert kept(database) == ["new"] * len(spelled())
        assert everywhere(database, logged, tmp_path) == []
        async with here.running():
            await until(lambda: not kept(database) and not in_the_chat(here))
        assert everywhere(database, logged, tmp_path) == []


async def test_in_a_dead_update_it_is_encrypted_for_a_day_and_then_gone(database, logged, tmp_path):
    async with house(database, people=1) as here:
        await dead(here)
        assert kept(database) == ["dead"] * len(spelled())
        assert everywhere(database, logged, tmp_path) == []
        with database.writing() as store:
            inbox.prune(store, now=START + timedelta(hours=25))
        assert kept(database) == []


async def dead(here: House) -> None:
    """Let every line fail in its reader, three times, with its text in the error."""

    def choke(raw: Mapping[str, Any], _received_at: datetime) -> Said | None:
        raise ValueError(raw["message"]["text"])

    async with here.running(["intake"]):
        await say_all(here)
        await until(lambda: here.telegram.waiting() == 0)
    worker = here.works().worker
    worker.readers = {"telegram": choke}
    while worker.step():
        pass


async def test_control_without_encryption_it_is_found_after_a_crash(database):
    async with house(database, people=1) as here, here.running(["intake"], cipher=NoCipher()):
        await say_all(here, OPENLY)
        await until(lambda: here.telegram.waiting() == 0)
        assert set(traces(*on_disk(database), numbers=OPENLY)) == set(OPENLY)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_control_where_what_was_said_is_kept_it_is_found_afterwards(database, monkeypatch):
    def keep(row: Incoming, *, now: datetime) -> None:
        row.state, row.done_at = "done", now

    monkeypatch.setattr(inbox, "finish", keep)
    async with house(database, people=1) as here, here.running(cipher=NoCipher()):
        await say_all(here)
        await until(lambda: not in_the_chat(here))
        assert set(traces(*on_disk(database))) == set(NUMBERS)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_control_an_error_that_is_logged_whole_is_found(database, logged):
    async with house(database, people=1) as here:
        await dead(here)
    logging.getLogger("careless").debug("could not read %s", spelled()[0])
    assert traces(logged.getvalue().encode()) == [NUMBERS[0]]
