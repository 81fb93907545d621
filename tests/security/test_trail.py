"""The audit trail: nothing in it changes by any statement, and it holds ids, never what somebody typed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from foundation import audit
from foundation.people.who import SYSTEM
from tests.security.town import NOW

ROW = "INSERT INTO audit_entry (seq, at, verb, object_id, outcome) VALUES (1, '2026-01-01', 'x', 'x', 'x')"
CHANGES = (
    "UPDATE audit_entry SET verb = 'x'",
    "DELETE FROM audit_entry",
    f"{ROW} ON CONFLICT (seq) DO UPDATE SET verb = 'x'",
    "UPDATE audit_seal SET digest = 'x'",
    "DELETE FROM audit_seal",
)
SQLITE = (
    ROW.replace("INSERT", "REPLACE", 1),
    "INSERT OR REPLACE INTO audit_seal (last_seq, sealed_at, digest) VALUES (1, '2026-01-01', 'x')",
    "UPDATE OR REPLACE audit_entry SET seq = 2 WHERE seq = 1",
)


def entries(store):
    return store.execute(text("SELECT seq, verb, object_id FROM audit_entry ORDER BY seq")).all()


@pytest.fixture
def written(database):
    with database.writing() as store:
        for number in range(2):
            audit.record(store, SYSTEM, "client.read", f"id{number}", now=NOW)
            store.flush()
            audit.seal(store, now=NOW)
    with database.reading() as store:
        return entries(store)


def refused(database, statement):
    with pytest.raises(DatabaseError), database.writing() as store:
        store.execute(text(statement))


def test_no_statement_changes_what_was_written(database, written):
    for statement in CHANGES:
        refused(database, statement)
    with database.reading() as store:
        assert entries(store) == written
        assert audit.broken_at(store) is None


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_nor_does_a_replacement_which_asks_no_trigger_on_delete(database, written):
    for statement in SQLITE:
        refused(database, statement)
    with database.reading() as store:
        assert entries(store) == written


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_control_without_the_trigger_a_replacement_goes_unnoticed_until_the_chain_is_checked(database, written):
    with database.writing() as store:
        store.execute(text("DROP TRIGGER audit_entry_no_replace"))
        store.execute(text(SQLITE[0]))
    with database.reading() as store:
        assert entries(store) != written
        assert audit.broken_at(store) == 1


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_nor_does_emptying_the_table(database, written):
    refused(database, "TRUNCATE audit_entry")
    with database.reading() as store:
        assert entries(store) == written


def test_what_somebody_sends_instead_of_a_button_is_not_kept_in_the_trail(desk):
    desk.tap("samira", "cl:Jan Jansen, Dorpsstraat 1")
    desk.tap("stranger", "cl:Jan Jansen")
    assert "Jansen" not in str(desk.rows())
    with desk.database.reading() as store:
        assert "Jansen" not in str(entries(store))
