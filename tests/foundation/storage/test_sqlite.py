"""The settings on which SQLite keeps its promises, read back, with the variant that breaks (RELIABILITY §2.3)."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from foundation.storage import Database, engines

WRITER = Path(__file__).parent / "count_up.py"
PROCESSES, TIMES = 3, 150


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/wegwijs.db"


@pytest.fixture
def database(url):
    database = Database(url)
    yield database
    database.close()


def pragma(engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_a_commit_is_on_the_disk_before_we_say_so(database):
    assert pragma(database.writer, "synchronous") == 2  # FULL


def test_foreign_keys_hold(database):
    assert pragma(database.writer, "foreign_keys") == 1
    assert pragma(database.reader, "foreign_keys") == 1


def test_what_is_deleted_is_overwritten(database):
    assert pragma(database.writer, "secure_delete") == 1


def test_a_writer_waits_for_another_process(database):
    assert pragma(database.writer, "busy_timeout") == 30_000


def test_two_processes_may_open_a_new_file_at_once(url, tmp_path):
    """The second waits for the first; without our patience SQLite fails at once, whatever the busy timeout says."""
    first, impatient = (
        engines.SQLITE.connect(tmp_path / "wegwijs.db", timeout=30, isolation_level=None, check_same_thread=False)
        for _ in range(2)
    )
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(engines.SQLITE.OperationalError, match="locked"):  # the control
        impatient.execute("PRAGMA journal_mode=WAL")
    done = threading.Timer(0.2, first.execute, ["COMMIT"])
    done.start()
    second = Database(url)
    assert pragma(second.writer, "journal_mode") == engines.journal_mode().lower()
    done.join()
    second.close()


def test_readers_are_read_only(database):
    assert pragma(database.reader, "query_only") == 1
    assert pragma(database.writer, "query_only") == 0


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_versions_with_the_wal_reset_bug_are_known(version, safe):
    assert engines.wal_is_safe(version) is safe


def test_a_sqlite_with_the_bug_gets_the_slower_journal(monkeypatch, url):
    class Old:
        """The standard module, as if it carried the version of Debian 12."""

        sqlite_version_info = (3, 40, 1)

        def __getattr__(self, name: str) -> object:
            return getattr(sqlite3, name)

    monkeypatch.setattr(engines, "SQLITE", Old())
    database = Database(url)
    assert pragma(database.writer, "journal_mode") == "delete"
    database.close()


def test_a_sound_sqlite_gets_the_write_ahead_log(database):
    expected = "wal" if engines.wal_is_safe(engines.SQLITE.sqlite_version_info) else "delete"
    assert pragma(database.writer, "journal_mode") == expected


def count_up(url: str, how: str) -> tuple[int, int]:
    """Several processes each add one to the same number, many times. Returns what they counted and what is there."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("CREATE TABLE counter (n INTEGER)")
    connection.execute("INSERT INTO counter VALUES (0)")
    connection.commit()
    connection.close()
    command = [sys.executable, WRITER, url, how, str(TIMES), str(PROCESSES)]
    counted = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.split()
    assert len(counted) == PROCESSES
    committed = sum(map(int, counted))
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    (there,) = connection.execute("SELECT n FROM counter").fetchone()
    connection.close()
    return committed, there


def test_immediate_transactions_lose_no_update(url):
    assert count_up(url, "ours") == (PROCESSES * TIMES, PROCESSES * TIMES)


def test_control_the_default_mode_of_the_driver_loses_updates_without_an_error(url):
    """RELIABILITY fact 7: everybody was told that the update was kept."""
    committed, there = count_up(url, "default")
    assert committed == PROCESSES * TIMES
    assert there < committed
