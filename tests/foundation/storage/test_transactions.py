"""One transaction: all of it, or nothing; and readers that cannot write."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine, event, func, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, StatementError

from foundation.people.models import Account, Membership, Municipality, Organisation, Person
from foundation.storage import Database, insert_new, insert_row
from foundation.storage.engines import SQLITE


def municipalities(store) -> int:
    return store.scalar(select(func.count()).select_from(Municipality))


def test_what_is_written_in_a_transaction_is_there_afterwards(database):
    with database.writing() as store:
        store.add(Municipality(name="Tilburg"))
    with database.reading() as store:
        assert municipalities(store) == 1


def test_an_exception_leaves_nothing(database):
    def fail() -> None:
        with database.writing() as store:
            store.add(Municipality(name="Tilburg"))
            store.flush()
            raise KeyError("broken off")

    with pytest.raises(KeyError):
        fail()
    with database.reading() as store:
        assert municipalities(store) == 0


def test_a_reader_cannot_change_anything(database):
    with database.reading() as store, pytest.raises(DatabaseError):
        store.execute(text("INSERT INTO municipality (name) VALUES ('Tilburg')"))
    with database.reading() as store:
        assert municipalities(store) == 0


def test_a_reader_sees_one_moment_while_a_writer_goes_on(database):
    with database.reading() as reader:
        assert municipalities(reader) == 0
        with database.writing() as store:
            store.add(Municipality(name="Tilburg"))
        assert municipalities(reader) == 0


async def test_work_runs_on_a_thread_of_its_own_and_its_answer_comes_back(database):
    def add(store) -> int:
        store.add(Municipality(name="Tilburg"))
        store.flush()
        return municipalities(store)

    assert await database.write(add) == 1
    assert await database.read(municipalities) == 1


async def test_an_error_in_the_work_comes_back_too(database):
    def fail(store) -> None:
        store.add(Municipality(name="Tilburg"))
        raise KeyError("broken off")

    with pytest.raises(KeyError):
        await database.write(fail)
    assert await database.read(municipalities) == 0


def test_a_row_without_its_parent_is_refused(store):
    store.add(
        Membership(public_id="a" * 16, person_id=1, organisation_id=1, role="coach", from_on=datetime(2026, 1, 1))
    )
    with pytest.raises(IntegrityError):
        store.flush()


def test_a_code_that_is_not_on_the_list_is_refused(store):
    store.add(Organisation(public_id="a" * 16, kind="bakkerij", name="De Korenaar"))
    with pytest.raises(IntegrityError):
        store.flush()


def test_rows_that_are_there_already_are_left_alone(store):
    rows = [{"name": "Tilburg"}, {"name": "Goirle"}]
    assert insert_new(store, Municipality, rows) == 2
    assert insert_new(store, Municipality, [*rows, {"name": "Oisterwijk"}]) == 1
    assert insert_new(store, Municipality, []) == 0
    assert municipalities(store) == 3


def test_an_account_number_of_a_channel_may_need_more_than_32_bits(store, now):
    person = Person(public_id=store.new_public_id(), name="Fatima")
    store.add(person)
    store.flush()
    store.add(Account(channel="telegram", number=7_999_999_999, person_id=person.id, linked_at=now))
    store.flush()
    assert store.scalar(select(Account.number)) == 7_999_999_999


@pytest.mark.parametrize("hours", [0, 1, 2, -5])
def test_an_instant_comes_back_as_the_same_instant_in_utc(store, hours):
    noon = datetime(2026, 3, 29, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=hours)))
    store.add(Person(public_id=store.new_public_id(), name="Fatima", last_seen_at=noon))
    store.flush()
    store.expire_all()
    seen = store.scalar(select(Person.last_seen_at))
    assert seen == noon
    assert seen.tzinfo == UTC


def test_an_instant_without_a_zone_is_refused(store):
    store.add(Person(public_id=store.new_public_id(), name="Fatima", last_seen_at=datetime(2026, 3, 29, 12)))
    with pytest.raises(StatementError, match="time zone"):
        store.flush()


def test_public_ids_are_80_random_bits_from_the_chance_that_was_handed_in(store):
    ids = {store.new_public_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(name) for name in ids} == {16}
    assert set("".join(ids)) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_any_other_kind_of_database_is_refused():
    with pytest.raises(ValueError, match="SQLite or PostgreSQL"):
        Database("mysql://localhost/wegwijs")


def test_an_attempt_that_is_refused_leaves_what_was_there_before_it(database):
    class RefusedError(Exception):
        pass

    def attempt(store, spared, error: type[Exception]) -> None:
        with store.attempt(spared, undone_by=RefusedError):
            insert_row(store, Municipality, name="Breda")
            store.add(Municipality(name="Goirle"))
            spared.name = "Waalwijk"
            raise error

    with database.writing() as store:
        spared = Municipality(name="Tilburg")
        store.add(spared)
        with pytest.raises(RefusedError):
            attempt(store, spared, RefusedError)
        spared.inhabitants = 220_000
    with pytest.raises(KeyError), database.writing() as store:
        attempt(store, store.scalars(select(Municipality)).one(), KeyError)
    with database.reading() as store:
        assert [(m.name, m.inhabitants) for m in store.scalars(select(Municipality))] == [("Tilburg", 220_000)]


def test_what_is_held_is_not_asked_for_again(database):
    with database.writing() as store:
        number = insert_row(store, Municipality, name="Tilburg")
        asked: list[str] = []
        event.listen(store.connection(), "before_cursor_execute", lambda _c, _u, sql, *_: asked.append(sql))
        for hold, times in ((False, 2), (True, 1)):
            asked.clear()
            if hold:
                store.hold()
            for _ in range(2):
                store.get_one(Municipality, number)
            assert len(asked) == times
            store.let_go()


def add_at_once(database, name: str) -> None:
    """Another process adds a municipality, and waits for nobody."""
    engine = create_engine(
        database.writer.url, module=SQLITE if database.is_sqlite else None,
        connect_args={"timeout": 0} if database.is_sqlite else {"options": "-c lock_timeout=1s"},
    )  # fmt: skip
    try:
        with engine.begin() as other:
            other.execute(text("INSERT INTO municipality (name) VALUES (:name)"), {"name": name})
    finally:
        engine.dispose()


def test_a_trial_keeps_nothing_and_nobody_waits_for_it(database):
    with database.writing() as store:
        store.add(Municipality(name="Tilburg"))
    with database.trying() as store:
        store.add(Municipality(name="Goirle"))
        store.flush()
        assert municipalities(store) == 2
        add_at_once(database, "Breda")
    with database.reading() as store:
        assert set(store.scalars(select(Municipality.name))) == {"Tilburg", "Breda"}


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_for_a_transaction_that_writes_everybody_waits(database):
    """The control of the one above."""
    with database.writing() as store:
        store.add(Municipality(name="Goirle"))
        store.flush()
        with pytest.raises(OperationalError, match="locked"):
            add_at_once(database, "Breda")
