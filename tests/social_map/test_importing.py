"""Importing: rehearsed, row by row, once; what was edited here stays."""

import json

import pytest
from sqlalchemy import func, select

from foundation.people.models import Municipality, Organisation
from foundation.people.who import SYSTEM, Member, Who
from social_map import listings
from social_map.exchange import hers, importing, reading, shapes, writing
from social_map.models import Listing, ListingHistory
from social_map.queries import changes
from social_map.queries import listings as queries
from tests.social_map.conftest import raw_listings, row


def count(store):
    return store.scalar(select(func.count()).select_from(Listing))


def one(store, source_id="X1"):
    return queries.by_source_id(store, source_id)


def test_the_whole_map_is_taken_in_and_a_second_time_changes_nothing(take_in, store):
    first = take_in(raw_listings())
    second = take_in(raw_listings())
    assert (first.added, first.refused) == (520, [])
    assert (second.added, second.changed, second.unchanged, second.removed) == (0, 0, 520, 0)
    assert count(store) == 520


def test_a_rehearsal_writes_nothing(take_in, store):
    outcome = take_in([row(1), row(2)], dry_run=True)
    assert outcome.added == 2
    assert (count(store), store.scalar(select(func.count()).select_from(Municipality))) == (0, 0)


def test_rows_that_cannot_be_used_are_named_and_the_others_applied(take_in, store):
    outcome = take_in([row(1), {"id": "X2", "title": "Zonder gemeente"}, None, row(1), row(3, cost_eur="gratis")])
    assert outcome.added == 1
    assert [(each.row, each.field, each.words) for each in outcome.refused] == [
        (2, "municipality", "ontbreekt"),
        (3, "row", "is geen regel met velden"),
        (4, "id", "staat er twee keer in"),
        (5, "cost_eur", "is geen getal"),
    ]
    assert count(store) == 1


def test_strict_applies_nothing_when_one_row_is_refused(take_in, store):
    outcome = take_in([row(1), {"id": "X2"}], strict=True)
    assert len(outcome.refused) == 1
    assert count(store) == 0


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"schedule": [{"day": "vrijdag"}]}, "schedule"),
        ({"schedule": [{"day": "vr", "start": "25:00"}]}, "schedule"),
        ({"schedule": "vrijdag"}, "schedule"),
        ({"last_confirmed": "31-02-2026"}, "last_confirmed"),
        ({"capacity_status": "misschien"}, "capacity_status"),
        ({"lat": 51.5}, "lat"),
        ({"lat": 151, "lon": 5}, "lat"),
        ({"age_min": 60, "age_max": 18}, "age_max"),
        ({"wheelchair": "soms"}, "wheelchair"),
        ({"audience": [1, 2]}, "audience"),
        ({"title": ["x"]}, "title"),
        ({"cost_eur": -1}, "cost_eur"),
    ],
)
def test_a_wrong_value_refuses_its_row(take_in, facts, field):
    assert [each.field for each in take_in([row(1, **facts)]).refused] == [field]


def test_the_municipality_can_be_given_for_rows_without_one(take_in, store):
    take_in([{"id": "X1", "title": "Koffie"}], municipality="Dongen")
    assert store.get(Municipality, one(store).municipality_id).name == "Dongen"


def test_white_space_and_control_characters_are_tidied(take_in, store):
    take_in([row(1, title="  Koffie \u202e\x00 en   thee ", description="een\r\n\ttwee  drie ")])
    assert (one(store).title, one(store).description) == ("Koffie en thee", "een\ntwee drie")


def test_a_stop_in_the_source_counts_as_removed(take_in, store):
    take_in([row(1)])
    outcome = take_in([row(1, capacity_status="gestopt")])
    assert (outcome.removed, outcome.changed) == (1, 0)
    assert one(store).status == "stopped"


def test_what_was_edited_here_is_kept_when_the_source_changes_something_else(take_in, store, now):
    take_in([row(1, venue="Zaal 1")])
    listings.change(store, SYSTEM, one(store), {"title": "Onze eigen naam"}, now=now)
    outcome = take_in([row(1, title="Naam van de bron", venue="Zaal 2")])
    assert outcome.changed == 1
    assert (one(store).title, one(store).venue) == ("Onze eigen naam", "Zaal 2")


def test_every_import_leaves_history_and_wakes_the_search(take_in, store):
    take_in([row(1), row(2)])
    take_in([row(1), row(2, venue="Elders")])
    assert [each.what for each in store.scalars(select(ListingHistory).order_by(ListingHistory.id))] == [
        "add",
        "add",
        "import",
    ]
    assert [seq for seq, _ in changes.since(store, 0)] == [1, 3]
    assert "map" in store.rung


def test_a_provider_is_made_for_each_organisation(take_in, store):
    take_in([row(1, organisation="Buurthuis A"), row(2, organisation="Buurthuis A")])
    providers = store.scalars(select(Organisation).where(Organisation.kind == "provider")).all()
    assert [each.name for each in providers] == ["Buurthuis A"]
    assert one(store).organisation_id == providers[0].id


@pytest.mark.parametrize("extension", ["jsonl", "csv", "xlsx"])
def test_what_is_exported_and_imported_again_changes_nothing(take_in, store, tmp_path, extension):
    take_in([*raw_listings(), row(1, title="=1+1", description="-x", audience=["a, b"], eigen_veld="'+31")])
    names = dict(changes.municipalities(store))
    records = [shapes.record_of(each, names[each.municipality_id]) for each in queries.all_of(store)]
    path = tmp_path / f"kaart.{extension}"
    assert writing.write(path, records) == 521
    outcome = take_in([raw for _, raw in reading.rows(path)])
    assert (outcome.unchanged, outcome.changed, outcome.refused) == (521, 0, [])


def test_the_records_are_those_that_came_in(take_in, store):
    take_in(raw_listings())
    names = dict(changes.municipalities(store))
    out = {each.source_id: shapes.record_of(each, names[each.municipality_id]) for each in queries.all_of(store)}
    for raw in raw_listings():
        said = {name: value for name, value in raw.items() if value is not None and value not in ("", [])}
        assert out[raw["id"]] == said


def test_a_spreadsheet_holds_no_formula(take_in, store, tmp_path):
    take_in([row(1, title='=HYPERLINK("http://example.org")')])
    path = tmp_path / "kaart.csv"
    writing.write(path, [shapes.record_of(one(store), "Tilburg")])
    assert "\"'=HYPERLINK" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ";"), ("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t")]
)
def test_a_municipality_s_own_headers_are_recognised(tmp_path, encoding, separator):
    header = [
        "Naam activiteit",
        "Aanbieder",
        "Gemeente",
        "Wijk/buurt",
        "Dag",
        "Begintijd",
        "Eindtijd",
        "Frequentie",
        "Kosten",
        "Prijs in euro",
    ]
    cells = [
        "Eetcafé",
        "Stichting X",
        "Oss",
        "Centrum",
        "dinsdag en donderdag",
        "9.30",
        "11:00",
        "wekelijks",
        "€ 2,50 p.p.",
        "2,50",
    ]
    path = tmp_path / "lijst.csv"
    path.write_text(
        separator.join(header) + "\n" + separator.join(f'"{cell}"' for cell in cells) + "\n", encoding=encoding
    )
    [(number, found)] = reading.rows(path)
    assert number == 2
    assert found == {
        "title": "Eetcafé", "organisation": "Stichting X", "municipality": "Oss", "neighbourhood": "Centrum",
        "cost_text": "€ 2,50 p.p.", "cost_eur": 2.5, "id": "eetcafe-stichting-x",
        "schedule": [
            {"day": "di", "start": "09:30", "end": "11:00", "frequency": "wekelijks"},
            {"day": "do", "start": "09:30", "end": "11:00", "frequency": "wekelijks"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b"\x00\x01\x02"),
        ("a.csv", b"een;twee\n1;2\n"),
        ("a.xlsx", b"geen werkboek"),
        ("a.jsonl", b"geen json"),
    ],
)
def test_a_file_of_another_kind_is_refused_as_a_whole(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(reading.FileUnreadable):
        list(reading.rows(tmp_path / name))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(reading.FileUnreadable):
        list(reading.rows(tmp_path / "weg.jsonl"))


def test_an_unknown_extension_cannot_be_written(tmp_path):
    with pytest.raises(writing.FormatUnknown):
        writing.write(tmp_path / "kaart.doc", [])


def test_a_json_list_is_read_like_lines(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([row(1), row(2)]))
    assert [found["id"] for _, found in reading.rows(tmp_path / "a.json")] == ["X1", "X2"]


def test_the_editor_may_let_the_source_win(take_in, store, now):
    take_in([row(1, venue="Zaal 1")])
    listings.change(store, SYSTEM, one(store), {"venue": "Onze zaal"}, now=now)
    kept = take_in([row(1, venue="Zaal 1", cost_eur=2)])
    assert [(each.source_id, each.fields) for each in kept.edited] == [("X1", ("venue",))]
    assert (one(store).venue, one(store).cost_cents) == ("Onze zaal", 200)
    theirs = take_in([row(1, venue="Zaal 1", cost_eur=2)], theirs=True)
    assert (theirs.changed, theirs.unchanged, one(store).venue) == (1, 0, "Zaal 1")


def test_signs_that_no_database_holds_are_left_out(take_in, store):
    outcome = take_in([row(1, title="Kof\ud800fie", eigen={"a\x00": ["b\udfff"]})])
    assert outcome.refused == []
    assert (one(store).title, one(store).extra) == ("Koffie", {"eigen": {"a": ["b"]}})


def test_an_editor_brings_in_rows_of_her_own_map_only(take_in, store, now):
    """Not of another municipality, nor about a listing there, whatever the file says of where it came from."""
    take_in([row(1, municipality="Breda"), row(2, municipality="Tilburg")])
    place = store.scalars(select(Municipality.id).where(Municipality.name == "Tilburg")).one()
    ilse = Who(None, "Ilse", members=(Member(1, "editor", 1, "Gemeente Tilburg", frozenset({place})),))
    rows = [
        (1, row(1, municipality="Tilburg", title="Overgenomen", map_source="bestand")),
        (2, row(2, municipality="tilburg", title="Gewijzigd", map_source="bestand")),
        (3, row(3, municipality="Breda")),
        (4, {**row(4, municipality=""), "from_standard": "hsds"}),
        (5, {"id": "X5", "title": "Zonder gemeente"}),
    ]

    def outcome(taken):
        return importing.run(
            store, ilse, taken, now=now, dry_run=True, source="Gemeente Tilburg", municipality="Tilburg"
        )

    hers_only = outcome(hers.only(store, ilse, rows, source="Gemeente Tilburg", municipality="Tilburg"))
    assert (hers_only.added, hers_only.changed) == (1, 1)
    assert [(each.row, each.words) for each in hers_only.refused] == [
        (1, "hoort niet bij de kaart die jij bijhoudt"), (3, "hoort niet bij de kaart die jij bijhoudt"),
        (4, "ontbreekt"),
    ]  # fmt: skip
    assert outcome(rows).changed == 2, "control: without asking whose it is, hers becomes theirs"
