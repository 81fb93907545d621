"""Going up and down, with rows in every table; and what happens when it goes wrong halfway."""

import sqlite3
import stat
import subprocess
import sys

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import String, inspect, text

import migrations
from foundation.storage.engines import open_engines
from migrations import revisions
from migrations.running import MigrationError, config_for, one_checked_transaction, row_counts
from tests.migrations.rows import ROWS, fill

REVISIONS = [script.revision for script in ScriptDirectory.from_config(config_for()).walk_revisions()][::-1]


@pytest.fixture
def engine(empty_database_url):
    writer, reader = open_engines(empty_database_url)
    yield writer
    writer.dispose()
    reader.dispose()


def test_the_files_say_what_alembic_says():
    assert (revisions.every(), revisions.head()) == (set(REVISIONS), REVISIONS[-1])


def test_an_empty_database_is_created_at_head(empty_database_url):
    assert migrations.revision_of(empty_database_url) is None
    assert not migrations.is_current(empty_database_url)
    migrations.upgrade(empty_database_url)
    assert migrations.revision_of(empty_database_url) == migrations.head()
    assert migrations.is_current(empty_database_url)


TWO_AT_ONCE = """
import os, sys
import alembic.command, migrations.models  # read once for both
both = []
for _ in range(2):
    both.append(os.fork())
    if not both[-1]:
        migrations.upgrade(sys.argv[1])
        os._exit(0)
sys.exit(any(os.waitpid(pid, 0)[1] for pid in both))
"""


def test_two_commands_may_create_the_same_database_at_once(empty_database_url):
    subprocess.run([sys.executable, "-c", TWO_AT_ONCE, empty_database_url], timeout=60, check=True)
    assert migrations.is_current(empty_database_url)


@pytest.fixture
def read_once(monkeypatch):
    """Alembic reads every revision at every step: a third of the work of the stairs."""
    script = ScriptDirectory.from_config(config_for())
    monkeypatch.setattr(ScriptDirectory, "from_config", lambda _config: script)


@pytest.mark.usefixtures("read_once")
def test_the_stairs_hold_with_rows_in_every_table(empty_database_url, engine):
    """At each revision: rows in every table, up, down and up again; nobody is lost on the way, nor at head once more.

    Then the full house goes down to nothing in one go, and up again.
    """
    before = "base"
    for step, revision in enumerate([*REVISIONS, REVISIONS[-1]]):
        with engine.begin() as connection:
            filled = fill(connection, first=1 + step * ROWS)
            rows = row_counts(connection)
        assert set(filled) == set(rows)
        migrations.upgrade(empty_database_url, revision=revision)
        with engine.begin() as connection:
            assert rows.items() <= row_counts(connection).items()
        if revision != before:
            migrations.downgrade(empty_database_url, before)
            with engine.begin() as connection:
                assert row_counts(connection) == rows
            migrations.upgrade(empty_database_url, revision=revision)
            assert migrations.revision_of(empty_database_url) == revision
        before = revision
    migrations.downgrade(empty_database_url, "base")
    with engine.begin() as connection:
        assert row_counts(connection) == {}
    migrations.upgrade(empty_database_url)
    with engine.begin() as connection:
        assert set(row_counts(connection).values()) == {0}


def test_an_upgrade_that_fails_halfway_leaves_everything_as_it_was(engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE client (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO client VALUES (1)"))

    def break_off() -> None:
        with engine.connect() as connection, one_checked_transaction(connection):
            connection.execute(text("CREATE TABLE half_done (id INTEGER PRIMARY KEY)"))
            connection.execute(text("INSERT INTO client VALUES (2)"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert inspect(engine).get_table_names() == ["client"]
    with engine.begin() as connection:
        assert row_counts(connection) == {"client": 1}


HALFWAY = """
import sys, time
from sqlalchemy import text
from foundation.storage.engines import open_engines
from migrations.running import one_checked_transaction
writer, _ = open_engines(sys.argv[1])
with writer.connect() as connection, one_checked_transaction(connection):
    connection.execute(text("CREATE TABLE half_done (id INTEGER PRIMARY KEY)"))
    connection.execute(text("INSERT INTO client VALUES (2)"))
    print("halfway", flush=True)
    time.sleep(60)
"""


def test_an_upgrade_that_is_killed_halfway_leaves_everything_as_it_was(engine, empty_database_url):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE client (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO client VALUES (1)"))
    engine.dispose()
    upgrading = subprocess.Popen([sys.executable, "-c", HALFWAY, empty_database_url], stdout=subprocess.PIPE, text=True)
    assert upgrading.stdout.readline() == "halfway\n"
    upgrading.kill()
    upgrading.communicate()
    assert inspect(engine).get_table_names() == ["client"]
    with engine.begin() as connection:
        assert row_counts(connection) == {"client": 1}


def test_a_revision_that_loses_rows_is_refused(engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE client (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO client VALUES (1), (2)"))

    def lose_one() -> None:
        with engine.connect() as connection, one_checked_transaction(connection):
            connection.execute(text("DELETE FROM client WHERE id = 1"))

    with pytest.raises(MigrationError, match=r"client \(2 → 1\)"):
        lose_one()
    with engine.begin() as connection:
        assert row_counts(connection) == {"client": 2}


PARENT_AND_CHILDREN = """
CREATE TABLE client (id INTEGER PRIMARY KEY, word VARCHAR(10));
CREATE TABLE session (id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL,
    CONSTRAINT of_client FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE);
INSERT INTO client VALUES (1, 'kievit');
"""


@pytest.fixture
def sqlite_with_cascade(tmp_path):
    writer, reader = open_engines(f"sqlite:///{tmp_path}/cascade.db")
    with writer.begin() as connection:
        for statement in PARENT_AND_CHILDREN.split(";"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i+1 FROM n WHERE i < 500) "
            "INSERT INTO session SELECT i, 1 FROM n"
        )
    yield writer
    writer.dispose()
    reader.dispose()


def _widen_a_column_of_client(connection):
    with Operations.context(MigrationContext.configure(connection)) as op, op.batch_alter_table("client") as batch:
        batch.alter_column("word", type_=String(20))


def _sessions(engine) -> int:
    with engine.begin() as connection:
        return connection.scalar(text("SELECT count(*) FROM session"))


def test_control_a_rebuilt_table_takes_its_children_along(sqlite_with_cascade):
    """The broken way (RELIABILITY fact 8): foreign keys on while the table is rebuilt. 500 sessions go, no error."""
    with sqlite_with_cascade.begin() as connection:
        _widen_a_column_of_client(connection)
    assert _sessions(sqlite_with_cascade) == 0


def test_our_way_keeps_the_children_of_a_rebuilt_table(sqlite_with_cascade):
    with sqlite_with_cascade.connect() as connection, one_checked_transaction(connection):
        _widen_a_column_of_client(connection)
    assert _sessions(sqlite_with_cascade) == 500


def test_foreign_keys_are_on_again_after_a_migration(sqlite_with_cascade):
    with sqlite_with_cascade.connect() as connection, one_checked_transaction(connection):
        pass
    with sqlite_with_cascade.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_revision_that_leaves_orphans_is_refused(sqlite_with_cascade):
    def orphan() -> None:
        with sqlite_with_cascade.connect() as connection, one_checked_transaction(connection):
            connection.execute(text("UPDATE session SET client_id = 99 WHERE id = 7"))

    with pytest.raises(MigrationError, match="session"):
        orphan()
    assert _sessions(sqlite_with_cascade) == 500


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path}/wegwijs.db"


def test_a_backup_is_made_before_an_upgrade_and_only_the_owner_can_read_it(sqlite_url, tmp_path):
    migrations.upgrade(sqlite_url, revision=REVISIONS[0])
    writer, reader = open_engines(sqlite_url)
    with writer.begin() as connection:
        rows = fill(connection)
    migrations.upgrade(sqlite_url, backup_to=tmp_path / "before.db")
    copy = sqlite3.connect(tmp_path / "before.db")
    assert {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in rows} == rows
    copy.close()
    writer.dispose()
    reader.dispose()
    assert stat.S_IMODE((tmp_path / "before.db").stat().st_mode) == 0o600


def test_there_is_nothing_to_back_up_of_an_empty_database(sqlite_url, tmp_path):
    migrations.upgrade(sqlite_url, backup_to=tmp_path / "before.db")
    assert not (tmp_path / "before.db").exists()


def test_a_backup_never_overwrites_another(sqlite_url, tmp_path):
    migrations.upgrade(sqlite_url, revision=REVISIONS[0])
    (tmp_path / "before.db").write_text("an earlier backup")
    with pytest.raises(FileExistsError):
        migrations.upgrade(sqlite_url, backup_to=tmp_path / "before.db")
    assert (tmp_path / "before.db").read_text() == "an earlier backup"
