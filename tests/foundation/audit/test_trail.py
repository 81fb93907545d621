"""The audit trail can be added to and read, nothing else; and what is changed behind our back is found."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from foundation import audit
from foundation.audit.models import AuditEntry, AuditSeal
from foundation.people.who import SYSTEM, Who

FATIMA = Who(person_id=7, name="Fatima")


def record_some(store, now, *objects: str) -> None:
    for name in objects:
        audit.record(store, FATIMA, "read", name, now=now, organisation_id=3, outcome="seen")
        store.flush()


def test_an_entry_says_who_did_what_to_which_thing(store, now):
    record_some(store, now, "kievitkievitkiev")
    entry = store.scalars(select(AuditEntry)).one()
    assert (entry.at, entry.person_id, entry.organisation_id) == (now, 7, 3)
    assert (entry.verb, entry.object_id, entry.outcome) == ("read", "kievitkievitkiev", "seen")


def test_the_clock_has_no_number(store, now):
    audit.record(store, SYSTEM, "asked", "kievitkievitkiev", now=now)
    assert store.scalars(select(AuditEntry.person_id)).one() is None


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = 'x'", "DELETE FROM {}"])
def test_nobody_changes_or_removes_what_was_written(store, now, table, change):
    record_some(store, now, "a", "b")
    audit.seal(store, now=now)
    store.flush()
    column = {"audit_entry": "verb", "audit_seal": "digest"}[table]
    with pytest.raises(DatabaseError, match="append-only"):
        store.execute(text(change.format(table, column)))


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_postgresql_refuses_to_empty_the_trail_too(store, now):
    with pytest.raises(DatabaseError, match="append-only"):
        store.execute(text("TRUNCATE audit_entry"))


def test_a_seal_covers_what_came_since_the_last_one(store, now):
    record_some(store, now, "a", "b")
    assert audit.seal(store, now=now) == 2
    assert audit.seal(store, now=now) == 0
    record_some(store, now, "c")
    assert audit.seal(store, now=now) == 1
    assert len(store.scalars(select(AuditSeal)).all()) == 2
    assert audit.broken_at(store) is None


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET object_id = 'x' WHERE object_id = 'b'",
        "UPDATE audit_entry SET person_id = NULL WHERE object_id = 'b'",
        "DELETE FROM audit_entry WHERE object_id = 'b'",
    ],
)
def test_tampering_past_the_triggers_is_found_by_the_chain(database, now, tampering):
    with database.writing() as store:
        record_some(store, now, "a")
        audit.seal(store, now=now)
    with database.writing() as store:
        record_some(store, now, "b", "c")
        audit.seal(store, now=now)
    with database.writing() as store:
        assert audit.broken_at(store) is None
        if store.is_postgresql:
            store.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))
        else:
            store.execute(text("DROP TRIGGER audit_entry_no_update"))
            store.execute(text("DROP TRIGGER audit_entry_no_delete"))
        store.execute(text(tampering))
        last = store.scalars(select(AuditSeal.last_seq).order_by(AuditSeal.last_seq.desc())).first()
        store.expire_all()
        assert audit.broken_at(store) == last
