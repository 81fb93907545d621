"""Opening the house: the database is created, upgraded or refused; the secret is made once and kept private."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

import migrations
from foundation.people import organisations
from foundation.people.who import SYSTEM
from foundation.storage import Database
from wegwijs import running, schema, secret
from wegwijs.clock import fixed_clock
from wegwijs.house import open_house
from wegwijs.settings import Settings, TokenFileUnreadable

TOKEN = "123456:" + "A" * 35


@pytest.fixture
def settings(empty_database_url, tmp_path):
    return Settings(database_url=empty_database_url, secret_file=tmp_path / "keys" / "secret")


def pretend_old(url):
    database = Database(url)
    with database.writing() as store:
        store.execute(text("UPDATE alembic_version SET version_num = 'unknown'"))
    database.close()


def test_an_empty_database_is_created_and_then_kept(settings, now):
    with open_house(settings, clock=fixed_clock(now)) as house, house.writing() as store:
        organisations.add(store, SYSTEM, "Farent", kind="welfare")
    with open_house(settings, clock=fixed_clock(now)) as house, house.reading() as store:
        assert house.now() == now
        assert organisations.named(store, "Farent").kind == "welfare"
    assert migrations.is_current(settings.database)


def test_a_database_of_a_later_version_is_refused_untouched(settings, now):
    with open_house(settings, clock=fixed_clock(now)):
        pass
    pretend_old(settings.database)
    with pytest.raises(schema.DatabaseTooNew), open_house(settings, clock=fixed_clock(now)):
        pass
    assert migrations.revision_of(settings.database) == "unknown"


def test_the_data_folder_is_made_for_its_user_only(tmp_path, now, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with open_house(Settings(), clock=fixed_clock(now)) as house:
        assert len(house.secret) == 32
    made = tmp_path / "data" / "wegwijs"
    assert (made / "wegwijs.db").exists()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE((made / "secret").stat().st_mode) == 0o600


def test_what_the_cipher_locks_only_the_same_house_opens(settings, now, tmp_path):
    from cryptography.fernet import InvalidToken

    with open_house(settings, clock=fixed_clock(now)) as house:
        locked = house.cipher.encrypt(b"een update")
    with open_house(settings, clock=fixed_clock(now)) as house:
        assert house.cipher.decrypt(locked) == b"een update"
    elsewhere = settings.model_copy(update={"secret_file": tmp_path / "other"})
    with open_house(elsewhere, clock=fixed_clock(now)) as house, pytest.raises(InvalidToken):
        house.cipher.decrypt(locked)


def test_many_who_ask_at_once_get_the_same_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: secret.read_or_make(tmp_path / "secret"), range(32)))
    assert len(found) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_a_damaged_secret_is_refused_and_never_replaced(tmp_path):
    file = tmp_path / "secret"
    for damaged in (b"", b"kort", b"!" * 44):
        file.write_bytes(damaged)
        with pytest.raises(secret.SecretUnusable):
            secret.read_or_make(file)
        assert file.read_bytes() == damaged


def test_a_secret_that_others_can_read_is_noticed(tmp_path):
    file = tmp_path / "secret"
    secret.read_or_make(file)
    assert secret.is_private(file)
    file.chmod(0o644)
    assert not secret.is_private(file)


def test_a_token_never_shows(tmp_path):
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    settings = Settings(telegram_token_file=file)
    assert settings.token.get_secret_value() == TOKEN
    assert TOKEN not in repr(settings) + str(settings.token) + repr(Settings(telegram_token=TOKEN))
    with pytest.raises(TokenFileUnreadable):
        _ = Settings(telegram_token_file=tmp_path / "nergens").token


def test_a_duty_is_for_one_at_a_time(empty_database_url):
    with running.lock(empty_database_url) as mine:
        assert running.is_held(empty_database_url)
        assert mine.still_held()
        assert running.take(empty_database_url) is None
        with pytest.raises(running.AlreadyRuns), running.lock(empty_database_url):
            pass
        with running.lock(empty_database_url, "clock"):
            pass
    assert not running.is_held(empty_database_url)


def test_a_lock_on_postgresql_notices_that_its_connection_broke(empty_database_url, database_kind):
    if database_kind == "sqlite":
        return
    held = running.take(empty_database_url)
    held._connection.close()
    assert not held.still_held()


def test_while_a_bot_runs_on_sqlite_only_an_administrator_upgrades(settings, now, database_kind, monkeypatch):
    monkeypatch.setattr(schema, "PATIENCE", 0.1)
    with open_house(settings, clock=fixed_clock(now)):
        pass
    monkeypatch.setattr(migrations, "head", lambda: "next")
    if database_kind == "postgresql":
        with pytest.raises(schema.DatabaseTooOld):
            schema.make_ready(settings.database, now=now)
        return
    with running.lock(settings.database):
        with pytest.raises(schema.DatabaseTooOld):
            schema.make_ready(settings.database, now=now)
        with pytest.raises(running.AlreadyRuns):
            schema.upgrade(settings.database, now=now)
    copy = schema.upgrade(settings.database, now=now)
    assert Path(copy).stat().st_size > 0
    assert stat.S_IMODE(Path(copy).stat().st_mode) == 0o600
