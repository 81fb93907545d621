"""After two people erased a client no byte of her is left: in no table, form, inbox, outbox, journal or new backup.

What may stay is taken out first: opaque ids in the trail, HMACs of keys, code names that are never given again. The
control is the same search before the erasing, and one table that somebody forgets.
"""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, make_url, select, text

from casework import access, preferences, rights
from casework.belonging import ids_within
from casework.exchange import exporting, importing
from casework.models import BareReferral, Client, ErasedKey, RightsRequest, Trajectory
from dialogue.letters import Letter
from dialogue.models import Incoming, Outgoing
from foundation.people.models import Organisation
from foundation.people.who import SYSTEM
from foundation.storage import Database, Table
from foundation.storage.engines import SQLITE
from tests.security.town import ACCOUNTS, NOW, who
from wegwijs import copies
from wegwijs.copies import restoring

SECRET = b"s" * 32
MAY_STAY = ("audit_entry", "audit_seal", "erased_key", "code_name_given")
CANARIES = ("kanariezwaluw", "vlindervogelbuurt")


@pytest.fixture
def traces(desk, town):
    """Everything by which she could be found, with something of her in every place that can hold it."""
    desk.say("samira", "/gesprek")
    desk.say("samira", f"{town.code_name} 45 min intake")
    with desk.database.writing() as store:
        walk = access.trajectory_for(store, samira := who(store, "samira"), town.ids["trajectory"], now=NOW)
        preferences.tell(store, samira, town.ids["client"], {"neighbourhood": CANARIES[1]}, now=NOW)
        store.execute(text("UPDATE participation SET listing_name = :word"), {"word": CANARIES[0]})
        store.add(
            Incoming(
                channel="telegram", update_id=10**9, account=ACCOUNTS["samira"], chat=1, state="dead", received_at=NOW,
                payload=CANARIES[0].encode(),
            )
        )  # fmt: skip
        store.execute(text("UPDATE outbox SET payload = NULL WHERE state = 'sent'"))  # as the sender does
        facts = {"kind": "screen", "policy": "repeat", "state": "held", "run_after": NOW, "made_at": NOW}
        waits = Letter(html=f"Bel {town.code_name}").to_bytes()
        store.add(Outgoing(channel="telegram", account=ACCOUNTS["samira"], chat=1, payload=waits, **facts))
        client = access.client_of(store, walk)
        assert store.scalars(select(Client.code_word)).all().count(client.code_word) == 1  # else it is no trace of her
        found = {client.public_id, client.code_name, client.code_word, *CANARIES, *ids_within(store, [walk])}
    return sorted(found)


def erase(desk, town):
    """She asks, the coach asks, the coordinator does it."""
    desk.tap("samira", f"zg:{town.ids['client']}:1")
    with desk.database.reading() as store:
        asked = store.scalars(select(RightsRequest).where(RightsRequest.kind == "erase")).one().public_id
    desk.tap("karel", f"zj:{asked}:1:ja")
    with desk.database.writing() as store:
        store.execute(text("UPDATE outbox SET payload = NULL WHERE state = 'sent'"))


def in_rows(database, traces):
    """The tables in which any of these stands, whatever the column, but for what may stay."""
    with database.reading() as store:
        return {
            table.name
            for table in Table.metadata.sorted_tables
            if table.name not in MAY_STAY
            for row in store.execute(select(table))
            if any(trace.casefold() in str(tuple(row)).casefold() for trace in traces)
        }


def in_bytes(database, traces, folder):
    """Those of these that stand anywhere in a file of the database, from which is taken what may stay."""
    file = Path(make_url(database.url).database)
    with closing(SQLITE.connect(file)) as source, closing(SQLITE.connect(folder / "copy.db")) as copy:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (folder / "copy.db").write_bytes(file.read_bytes())
    journals = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}-*"))
    with closing(SQLITE.connect(folder / "copy.db")) as copy:
        copy.execute("PRAGMA secure_delete = ON")
        for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            copy.execute(f'DROP TRIGGER "{name}"')
        for table in MAY_STAY:
            copy.execute(f"DELETE FROM {table}")
        copy.commit()
    whole = (journals + (folder / "copy.db").read_bytes()).lower()
    return [trace for trace in traces if trace.casefold().encode() in whole]


def in_backup(database, traces, file):
    """Those of these that a backup of now holds, in the rows of every table but those that may hold ids."""
    copies.save(database, SECRET, file, now=NOW)
    lines = [
        line for line in restoring._lines(file, SECRET) if not any(f'"{name}"'.encode() in line for name in MAY_STAY)
    ]
    return [trace for trace in traces if any(trace.casefold().encode() in line.lower() for line in lines)]


def test_no_row_of_any_table_and_no_import_holds_her(desk, town, traces, tmp_path):
    with desk.database.writing() as store:
        place = store.scalars(select(Organisation).where(Organisation.name == "Contour")).one()
        exporting.export_folder(store, SYSTEM, tmp_path / "out", organisation=place, now=NOW)
    assert {"client", "trajectory", "participation", "preference", "draft", "outbox"} <= in_rows(desk.database, traces)
    erase(desk, town)
    assert in_rows(desk.database, traces) == set()
    with desk.database.writing() as store:
        place = store.scalars(select(Organisation).where(Organisation.name == "Contour")).one()
        left = store.scalars(select(Trajectory.public_id).where(Trajectory.organisation_id == place.id)).all()
        assert left == [town.ids["closed"]]
        how = {"organisation": place, "secret": SECRET, "now": NOW}
        assert importing.import_folder(store, SYSTEM, tmp_path / "out", **how).added["referrals"] == 0
        store.execute(delete(ErasedKey))  # the control: without its marks the file brings her back
        assert importing.import_folder(store, SYSTEM, tmp_path / "out", **how).added["referrals"] == 1
        store.rollback()


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_no_byte_of_the_file_or_of_a_new_backup_holds_her(desk, town, traces, tmp_path):
    assert in_bytes(desk.database, traces, tmp_path) == traces
    assert set(in_backup(desk.database, traces, tmp_path / "before")) > set(CANARIES)
    erase(desk, town)
    assert in_bytes(desk.database, traces, tmp_path) == []
    assert in_backup(desk.database, traces, tmp_path / "after") == []
    assert in_backup(desk.database, [town.ids["closed"]], tmp_path / "again") == [town.ids["closed"]]


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # copies and erasing run on both elsewhere
def test_who_was_erased_since_an_older_backup_goes_again_when_that_comes_back(desk, town, traces, houses, tmp_path):
    """The control is the same backup without a newer one beside it."""
    old, newer = tmp_path / "old", tmp_path / "newer"
    copies.save(desk.database, SECRET, old, now=NOW)
    erase(desk, town)
    copies.save(desk.database, SECRET, newer, now=NOW)
    place = houses("sqlite").place
    url = place.empty()
    copies.restore(old, url, SECRET)
    database = Database(url)
    try:
        assert {"client", "trajectory", "participation", "preference"} <= in_rows(database, traces)
        again = copies.erased.erase_again(url, copies.erased.read(newer, SECRET), SECRET, now=NOW)
        assert (again.trajectories, again.twice) == (1, 0)
        assert in_rows(database, traces) == set()
        with database.reading() as store:
            assert town.ids["closed"] in store.scalars(select(Trajectory.public_id)).all()
            assert store.scalars(select(BareReferral)).all() == []  # she asked for it: not even a count stays
    finally:
        database.close()
        place.drop(url)


def test_control_a_table_that_is_forgotten_is_found(desk, town, traces, monkeypatch):
    with desk.database.writing() as store:
        client = store.scalars(select(Client).where(Client.public_id == town.ids["client"])).one()
        asked = rights.ask(store, who(store, "samira"), client.public_id, "erase", now=NOW)
        decided = {"agrees": True, "secret": SECRET, "now": NOW}
        rights.answer(store, who(store, "karel"), asked.public_id, **decided)
    assert {"draft", "outbox"} <= in_rows(desk.database, traces)  # what `forgetting` takes away in the chat
