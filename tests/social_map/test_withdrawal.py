"""A volunteer takes her name and number away: no byte of them is left, and no import brings them back."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from foundation.people.who import SYSTEM
from foundation.storage.engines import SQLITE
from migrations.models import metadata
from social_map import listings, withdrawal
from social_map.exchange import importing
from social_map.listings import undoing
from social_map.models import Listing, ListingHistory
from social_map.withdrawal import Scrubber

NAME, NUMBER, MAIL = "Ria Vlinderbos", "06-5555 4321", "ria.vlinderbos@example.org"
RECORD = {
    "id": "W1", "title": "Breien met Ria", "municipality": "Tilburg", "organisation": "Breiclub",
    "description": f"Kom breien. Bel Ria op +31 6 55554321 of mail {MAIL.upper()}. In het bos.",
    "phone": NUMBER, "email": MAIL, "opmerking": {"contact": NAME},
}  # fmt: skip
TRACES = ("Ria", "Vlinderbos", "ria.vlinderbos", "RIA.VLINDERBOS", "5555 4321", "55554321", "5555-4321")


def bring_in(store, now, **other):
    importing.run(store, SYSTEM, [(1, {**RECORD, **other})], now=now)
    store.flush()
    return store.scalars(select(Listing).where(Listing.source_id == "W1")).one()


def fill(store, now):
    """A listing whose contact stands in its history, in what its source said, and in an import that can be undone."""
    listing = bring_in(store, now)
    listings.change(store, SYSTEM, listing, {"contact_name": NAME, "phone": "0655554321"}, now=now)
    listings.change(store, SYSTEM, listing, {"phone": NUMBER, "description": f"Vraag naar {NAME}."}, now=now)
    return bring_in(store, now, description="Kom breien met Ria.")


def everything(store):
    """Every value of every table, as text."""
    rows = (row for table in metadata.sorted_tables for row in store.execute(select(table)))
    return "\n".join(str(tuple(row)) for row in rows)


def test_nothing_is_left_in_any_table(store, now):
    listing = fill(store, now)
    withdrawal.erase(store, SYSTEM, listing, now=now)
    store.flush()
    left = everything(store)
    assert [trace for trace in TRACES if trace in left] == []
    assert "In het bos" in left or "Kom breien" in left
    assert listing.title == "Breien met"


def test_control_before_it_stood_in_every_one_of_them(store, now):
    listing = fill(store, now)
    assert all(trace in everything(store) for trace in ("Vlinderbos", "5555 4321", "55554321", "ria.vlinderbos"))
    listing.contact_name = listing.phone = listing.email = None
    store.flush()
    left = everything(store)
    assert "Vlinderbos" in left, "emptying the fields alone is not enough"


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_the_file_of_the_database_holds_no_byte_of_it(database, now):
    with database.writing() as store:
        fill(store, now)
    assert found_in(database, "Vlinderbos"), "control: it was there"
    assert found_in(database, "4321")
    with database.writing() as store:
        withdrawal.erase(store, SYSTEM, store.scalars(select(Listing)).one(), now=now)
    assert [trace for trace in TRACES if found_in(database, trace)] == []


def found_in(database, trace):
    """Whether the file and its log hold these bytes, once everything was written through."""
    path = Path(make_url(database.url).database)
    with closing(SQLITE.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return any(trace.encode() in each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_no_import_brings_it_back(store, now):
    listing = fill(store, now)
    withdrawal.erase(store, SYSTEM, listing, now=now)
    for other in ({}, {"description": f"Nieuw: bel {NAME}.", "phone": "06-5555 4321"}):
        bring_in(store, now, **other)
        assert [trace for trace in TRACES if trace in everything(store)] == []
    listings.change(store, SYSTEM, listing, {"phone": "013-055 0000"}, now=now)
    assert listing.phone == "013-055 0000", "who keeps it can name somebody else"


def test_control_an_import_that_does_not_ask_brings_it_back(store, now):
    listing = fill(store, now)
    withdrawal.erase(store, SYSTEM, listing, now=now)
    listing.withdrawn = None
    bring_in(store, now, phone=NUMBER)
    assert listing.phone == NUMBER


def test_it_cannot_be_undone(store, now):
    listing = fill(store, now)
    withdrawal.erase(store, SYSTEM, listing, now=now)
    for row in store.scalars(select(ListingHistory)):
        if row.how != "import":
            assert "phone" not in json.dumps(row.before), row.what
    last = store.scalars(select(ListingHistory).order_by(ListingHistory.id.desc())).first()
    with pytest.raises(listings.CannotBeUndone):
        undoing.undo(store, SYSTEM, last, now=now)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bel Jan de Boer, 013-055 1234.", "Bel."),
        ("Bel (013) 0551234 of +31 13 055 12 34", "Bel of"),
        ("de boer en het bos; Janneke", "de boer en het bos; Janneke"),
        ("JAN DE BOER doet mee", "doet mee"),
        ("Kamer 13 om 05.51", "Kamer 13 om 05.51"),
    ],
)
def test_names_and_numbers_go_in_any_spelling_and_nothing_else_does(before, after):
    assert Scrubber.of(["Jan de Boer"], ["013-0551234"], []).text(before) == after


def test_who_is_called_as_a_field_takes_no_field_away():
    """The forms of others are cleaned too: nobody may break them with a name."""
    answers = {"listing": "abc", "start": "10:00", "Listing Start": 1, "text": "Bel Start."}
    assert Scrubber.of(["Start", "Listing"], [], []).value(answers) == {
        "listing": "abc", "start": "10:00", "": 1, "text": "Bel.",
    }  # fmt: skip
