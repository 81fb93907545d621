"""Backups and moving house: everything comes back, nothing leaves that should not, nothing is done by halves."""

import gzip
import io
import stat
from pathlib import Path

import pytest
from sqlalchemy import select, text

import migrations
from foundation.people import organisations
from foundation.people.who import SYSTEM
from foundation.storage import Database
from foundation.storage.engines import open_engines
from tests.migrations.rows import fill
from wegwijs import copies, running
from wegwijs.copies import rows, saving, values
from wegwijs.copies.moving import CopyToItself
from wegwijs.copies.restoring import BackupMissing, BackupTooNew
from wegwijs.copies.saving import BackupExists, DatabaseUnsound
from wegwijs.copies.sealed import BackupDamaged, BackupOfAnotherHouse, NotABackup, Opener, Sealer
from wegwijs.copies.target import DatabaseNotEmpty

SECRET = bytes(range(32))
CHANGED = {"outbox": {"payload", "state"}, "inbox": {"payload", "state", "error"}}


@pytest.fixture
def full(database_url):
    """A database with rows in every table."""
    database = Database(database_url)
    with database.writer.begin() as connection:
        fill(connection)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request, houses):
    """Another, empty database, of the same kind and of the other."""
    place = houses(request.param).place
    url = place.empty()
    yield url
    place.drop(url)


@pytest.fixture
def beside(empty_database_url):
    """Another, empty database of the same kind, where the kind makes no difference."""
    return empty_database_url


@pytest.fixture
def laid_out(database_kind, houses):
    """Another of the same kind with every table and no row, where it makes no difference who made the tables."""
    house = houses(database_kind)
    url = house.lend()
    yield url
    house.place.give_back(url)


def contents(url, leave_out=None):
    writer, reader = open_engines(url)
    with reader.connect() as connection:
        tables = rows.tables_of(connection)
        found = {}
        for table in tables.values():
            hidden = (leave_out or {}).get(table.name, set())
            columns = [c for c in table.columns if c.name not in hidden]
            kept = connection.execute(select(*columns).order_by(*table.primary_key.columns)).all()
            found[table.name] = [
                dict(zip([c.name for c in columns], map(values.to_json, row), strict=True)) for row in kept
            ]
    writer.dispose()
    reader.dispose()
    return found


def test_every_row_of_every_table_comes_back_on_either_database(full, elsewhere, tmp_path, now):
    manifest = copies.save(full, SECRET, tmp_path / "copy", now=now)
    assert len(manifest.counts) > 20
    assert copies.restore(tmp_path / "copy", elsewhere, SECRET) == manifest
    assert contents(elsewhere, CHANGED) == contents(full.url, CHANGED)
    assert migrations.is_current(elsewhere)


def test_what_waited_is_held_and_no_payload_comes_back(full, laid_out, tmp_path, now):
    with full.writer.begin() as connection:
        connection.execute(text("UPDATE outbox SET state = 'ready' WHERE id = 1"))
        connection.execute(text("UPDATE outbox SET state = 'sending' WHERE id = 2"))
        connection.execute(text("UPDATE outbox SET state = 'sent' WHERE id = 3"))
        connection.execute(text("UPDATE inbox SET state = 'new' WHERE update_id = 1"))
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    copies.restore(tmp_path / "copy", laid_out, SECRET)
    found = contents(laid_out)
    assert [row["state"] for row in found["outbox"]] == ["held", "held", "sent"]
    assert "new" not in [row["state"] for row in found["inbox"]]
    assert {row["payload"] for table in ("inbox", "outbox") for row in found[table]} == {None}


def opened(file):
    with file.open("rb") as below:
        return gzip.GzipFile(fileobj=io.BufferedReader(Opener(below, SECRET))).read()


def test_payloads_are_not_even_in_the_file(full, tmp_path, now, monkeypatch):
    with full.writer.begin() as connection:
        connection.execute(text("UPDATE inbox SET payload = :p"), {"p": b"111222333"})
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    telltale = values.to_json(b"111222333").encode()
    assert telltale not in opened(tmp_path / "copy")
    monkeypatch.setattr(saving, "PAYLOADS", {})  # the control: leaving them out is what keeps them out
    copies.save(full, SECRET, tmp_path / "control", now=now)
    assert telltale in opened(tmp_path / "control")


def test_the_file_is_private_and_tells_nothing(full, tmp_path, now):
    with full.writer.begin() as connection:
        connection.execute(text("UPDATE person SET name = 'Kanarie' WHERE id = 1"))
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert b"Kanarie" not in (tmp_path / "copy").read_bytes()
    assert b"Kanarie" in opened(tmp_path / "copy")
    assert [file.name for file in tmp_path.iterdir()] == ["copy"]


def test_ids_go_on_after_the_highest(full, laid_out, tmp_path, now):
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    copies.restore(tmp_path / "copy", laid_out, SECRET)
    database = Database(laid_out)
    with database.writing() as store:
        assert organisations.add(store, SYSTEM, "Nieuw", kind="provider").id > 3
    database.close()


def test_a_wrong_secret_a_wrong_file_and_no_file_are_told_apart(full, beside, tmp_path, now):
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    (tmp_path / "photo").write_bytes(b"\x89PNG" * 100)
    with pytest.raises(BackupOfAnotherHouse):
        copies.restore(tmp_path / "copy", beside, bytes(32))
    with pytest.raises(NotABackup):
        copies.restore(tmp_path / "photo", beside, SECRET)
    for missing in (tmp_path / "nergens", tmp_path):
        with pytest.raises(BackupMissing):
            copies.restore(missing, beside, SECRET)
    assert migrations.revision_of(beside) is None


def test_a_backup_cut_short_anywhere_or_changed_anywhere_is_refused(full, beside, tmp_path, now):
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    whole = (tmp_path / "copy").read_bytes()
    broken = tmp_path / "broken"
    for length in range(20, len(whole), len(whole) // 17):
        broken.write_bytes(whole[:length])
        with pytest.raises(BackupDamaged):
            copies.restore(broken, beside, SECRET)
    for place in range(60, len(whole), len(whole) // 17):
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupDamaged):
            copies.restore(broken, beside, SECRET)
    broken.write_bytes(whole + b"x")
    with pytest.raises(BackupDamaged):
        copies.restore(broken, beside, SECRET)
    assert migrations.revision_of(beside) is None


def test_pieces_cannot_be_left_out_or_swapped(tmp_path):
    data = bytes(n % 251 for n in range(900_000))
    sealed = io.BytesIO()
    with Sealer(sealed, SECRET) as sealer:
        sealer.write(data)
    text_ = sealed.getvalue()
    assert io.BufferedReader(Opener(io.BytesIO(text_), SECRET)).read() == data
    head, step = 17 + 32, 4 + 256 * 1024 + 16
    first, second, rest = text_[head : head + step], text_[head + step : head + 2 * step], text_[head + 2 * step :]
    for wrong in (second + first + rest, first + rest, first + second):
        with pytest.raises(BackupDamaged):
            io.BufferedReader(Opener(io.BytesIO(text_[:head] + wrong), SECRET)).read()


def test_an_empty_text_can_be_sealed_too():
    sealed = io.BytesIO()
    with Sealer(sealed, SECRET):
        pass
    assert io.BufferedReader(Opener(io.BytesIO(sealed.getvalue()), SECRET)).read() == b""


def test_a_database_with_rows_is_left_as_it_is(full, laid_out, tmp_path, now):
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    copies.restore(tmp_path / "copy", laid_out, SECRET)
    before = contents(laid_out)
    with pytest.raises(DatabaseNotEmpty):
        copies.restore(tmp_path / "copy", laid_out, SECRET)
    with pytest.raises(DatabaseNotEmpty):
        copies.copy_to(full, laid_out)
    assert contents(laid_out) == before


@pytest.mark.parametrize("duty", ["bot", "intake", "clock"])
def test_nothing_is_restored_under_a_running_bot(full, beside, tmp_path, now, duty):
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    with running.lock(beside, duty), pytest.raises(running.AlreadyRuns):
        copies.restore(tmp_path / "copy", beside, SECRET)


def test_an_existing_file_is_never_written_over(full, tmp_path, now):
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(BackupExists):
        copies.save(full, SECRET, tmp_path / "copy", now=now)
    assert (tmp_path / "copy").read_text() == "mine"


def test_a_backup_of_a_later_version_is_refused(full, beside, tmp_path, now):
    with full.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    copies.save(full, SECRET, tmp_path / "copy", now=now)
    with pytest.raises(BackupTooNew):
        copies.restore(tmp_path / "copy", beside, SECRET)


def test_a_damaged_database_gives_no_backup(houses, tmp_path, now):
    url = houses("sqlite").place.empty()
    migrations.upgrade(url)
    with Path(url.removeprefix("sqlite:///")).open("r+b") as file:
        file.seek(20 * 4096)
        file.write(b"\xff" * 4096)
    database = Database(url)
    with pytest.raises(DatabaseUnsound):
        copies.save(database, SECRET, tmp_path / "copy", now=now)
    database.close()
    assert list(tmp_path.iterdir()) == []


def test_everything_moves_to_the_other_database_payloads_too(full, elsewhere):
    counts = copies.copy_to(full, elsewhere)
    assert set(counts.values()) == {3}
    assert contents(elsewhere) == contents(full.url)


def test_nothing_moves_onto_itself_or_away_from_a_running_bot(full, elsewhere):
    with pytest.raises(CopyToItself):
        copies.copy_to(full, full.url)
    with running.lock(full.url), pytest.raises(running.AlreadyRuns):
        copies.copy_to(full, elsewhere)
