"""HSDS 3.1: what goes out holds everything and is valid; what comes in is understood."""

import csv
import io
import json
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foundation.people.who import SYSTEM
from social_map import listings
from social_map.exchange import documents, reading, records, shapes, writing
from social_map.exchange.hsds import packing, services, taking
from social_map.queries import changes
from social_map.queries import listings as queries
from tests.social_map.conftest import raw_listings, row
from tests.standards import EXAMPLES, GHENT, HSDS, mistakes, needs_ghent, needs_hsds

HARD = {
    "id": "0102", "title": "=1+1", "organisation": "Stichting '€'", "description": '-5\nof "meer"',
    "category": "bewegen", "municipality": "Sint-Oedenrode", "neighbourhood": "Kern", "lat": -3.25, "lon": 5.0,
    "cost_eur": 7.5, "cost_text": "7,50 met pas", "age_min": 18, "audience": ["a, b", "c"],
    "languages": ["EN", "gebarentaal", "tr"],
    "wheelchair": False, "online": False, "registration": "vrije inloop", "capacity_status": "wachtlijst",
    "volunteer": False, "phone": "013-055 0110", "phone_visibility": "coaches", "email": "geen",
    "website": "www.example.org", "last_confirmed": "2026-02-28",
    "valid_from": "2026-01-01", "valid_until": "2027-01-01",
    "paused": True, "paused_until": "2026-12-31", "capacity_until": "2026-12-01", "eigen kolom": "true", "code": 7,
    "lijst": [1, {"a": None}],
    "schedule": [
        {"day": "di", "start": "10:00", "end": "12:00", "frequency": "eerste dinsdag van de maand"},
        {"day": "wo", "start": "10:00", "frequency": "in overleg"}, {"frequency": "doorlopend"},
        {"day": "za", "start": "20:00", "end": "24:00", "frequency": "eenmalig", "dates": ["2026-12-05", "2026-12-13"]},
        {"day": "di", "start": "10:00"}, {"day": "di", "start": "10:00"},
    ],
}  # fmt: skip


def tidy(raw):
    """A record as an import keeps it and an export would write it."""
    record = records.check({**raw, records.STANDARD: "hsds"})
    extra = record.pop("extra")
    flat = {**record, **extra}
    flat["schedule"] = [{key: value for key, value in each.items() if value} for each in flat.get("schedule", ())]
    return {name: value for name, value in flat.items() if value not in ("", [])}


def there_and_back(record):
    return tidy(taking.record(json.loads(json.dumps(services.document(record)))))


def exported(store):
    names = dict(changes.municipalities(store))
    return [shapes.record_of(each, names.get(each.municipality_id)) for each in queries.all_of(store)]


def test_nothing_of_the_map_is_lost():
    for raw in raw_listings():
        assert there_and_back(tidy(raw)) == tidy(raw)


@pytest.mark.parametrize("left_out", ["", "municipality", "schedule", "organisation"])
def test_nothing_of_a_hard_case_is_lost(left_out):
    hard = {name: value for name, value in HARD.items() if name != left_out}
    assert there_and_back(tidy(hard)) == tidy(hard)


text = some.text(some.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=30)
when = some.fixed_dictionaries(
    {},
    optional={
        "day": some.sampled_from(["ma", "zo"]), "start": some.sampled_from(["09:00", "24:00"]),
        "end": some.just("9.30"),
        "frequency": some.sampled_from(["wekelijks", "Maandelijks", "om de week", "laatste zondag van de maand"]),
        "dates": some.lists(some.dates().map(str), max_size=3),
    },
)  # fmt: skip
a_record = some.fixed_dictionaries(
    {"id": text, "title": text},
    optional={
        "schedule": some.lists(when, max_size=4), "audience": some.lists(text, max_size=3),
        "languages": some.lists(text, max_size=3), "wheelchair": some.booleans(), "online": some.booleans(),
        "capacity_status": some.sampled_from(records.CAPACITY), "cost_eur": some.sampled_from([0, 2.5, 999.99]),
        "municipality": some.sampled_from(["Tilburg", "tilburg", "Zes"]), "neighbourhood": text, "street": text,
        "description": text, "website": text, "email": text, "hsds_alert": text, "valid_until": some.dates().map(str),
        "age_min": some.integers(0, 130), "extra kolom": text,
    },
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(a_record)
def test_nothing_of_any_record_is_lost(raw):
    try:
        record = tidy(raw)
    except records.RowRefused:
        return
    assert there_and_back(record) == record


@needs_hsds
@settings(max_examples=60, deadline=None)
@given(
    a_record, some.sampled_from(["website", "email"]), some.sampled_from(["http://", "https://é", "a@b.c", "@"]), text
)
def test_any_record_is_written_validly(raw, field, start, rest):
    try:
        record = tidy({**raw, field: start + rest})
    except records.RowRefused:
        return
    assert mistakes("service", services.document(record)) == []


@pytest.mark.parametrize("extension", ["json", "ndjson", "zip"])
def test_what_is_exported_and_imported_again_changes_nothing(take_in, store, tmp_path, extension):
    take_in([*raw_listings()[:100], HARD, {**row(7), "municipality": None, records.STANDARD: "hsds"}])
    path = tmp_path / f"kaart.{extension}"
    assert writing.write(path, exported(store)) == 102
    outcome = take_in([raw for _, raw in reading.rows(path)])
    assert (outcome.unchanged, outcome.changed, outcome.refused) == (102, 0, [])


@pytest.mark.parametrize("extension", ["json", "zip", "jsonl", "csv"])
def test_what_was_made_here_and_other_sources_keep_their_place(take_in, store, now, tmp_path, extension):
    take_in([row(1)])
    take_in([row(1, title="Van elders")], source="elders")
    schedule = [{"day": "di", "start": "10:00", "end": None, "frequency": "wekelijks", "dates": []}]
    own = listings.add(store, SYSTEM, {"title": "Hier gemaakt", "schedule": schedule}, now=now)
    own.municipality_id = queries.by_source_id(store, "X1").municipality_id
    path = tmp_path / f"kaart.{extension}"
    writing.write(path, exported(store))
    again = take_in([raw for _, raw in reading.rows(path)])
    assert (again.added, again.changed, again.unchanged, again.refused) == (0, 0, 3, [])
    own.title = "Anders genoemd"
    assert take_in([raw for _, raw in reading.rows(path)]).changed == 1
    assert own.title == "Hier gemaakt"


@needs_hsds
def test_everything_exported_is_valid():
    found = [services.document(tidy(raw)) for raw in [*raw_listings(), HARD]]
    assert [wrong for service in found for wrong in mistakes("service", service)] == []
    assert mistakes("service", {**found[0], "id": "A001"}) != [], "the schema is looked at"


@needs_hsds
def test_every_table_of_the_package_keeps_to_the_official_description(tmp_path):
    packing.write(tmp_path / "kaart.zip", [tidy(raw) for raw in [*raw_listings(), HARD]])
    official = json.loads((HSDS / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    with zipfile.ZipFile(tmp_path / "kaart.zip") as package:
        names = set(package.namelist()) - {"datapackage.json"}
        for resource in official:
            if resource["path"] in names:
                names.remove(resource["path"])
                rows = list(csv.DictReader(io.StringIO(package.read(resource["path"]).decode())))
                assert list(table_mistakes(resource["schema"]["fields"], rows)) == []
    assert names == set()


def table_mistakes(fields, rows):
    known = {field["name"]: field for field in fields}
    for each in rows:
        for name, value in each.items():
            rules = known[name].get("constraints", {})
            if not value and rules.get("required"):
                yield f"{name} is empty"
            if value and value not in (known[name].get("enum") or [value]):
                yield f"{name}: {value}"
        yield from (name for name in known if known[name].get("constraints", {}).get("required") and name not in each)


def test_a_package_holds_no_formula(tmp_path):
    packing.write(tmp_path / "kaart.zip", [tidy(HARD)])
    with zipfile.ZipFile(tmp_path / "kaart.zip") as package:
        cells = [
            cell
            for name in package.namelist()
            if name.endswith(".csv")
            for line in csv.reader(io.StringIO(package.read(name).decode()))
            for cell in line
        ]
    assert "'=1+1" in cells
    assert [
        cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and cell != "-3.25")
    ] == []


def test_what_is_not_public_stays_inside():
    shown = services.public(tidy({**HARD, "email": "a@example.org", "hsds_alert": "Let op"}))
    assert {"phone", "phone_visibility", "eigen kolom", "code"} & shown.keys() == set()
    assert (shown["email"], shown["hsds_alert"]) == ("a@example.org", "Let op")
    assert "013-055" not in json.dumps(services.document(shown))


@needs_hsds
@pytest.mark.parametrize(
    ("name", "added", "refused"),
    [
        ("service_full", 1, []), ("service_list", 1, []), ("organization_full", 1, []),
        ("service_at_location_full", 1, []), ("service_at_location_list", 1, []),
        ("location", 0, ["bevat geen activiteit"]),
        ("organization_list", 0, ["bevat geen activiteit"]), ("taxonomy_term_list", 0, ["bevat geen activiteit"]),
    ],
)  # fmt: skip
def test_the_official_examples_are_taken_in(take_in, store, name, added, refused):
    outcome = take_in([raw for _, raw in reading.rows(EXAMPLES / f"{name}.json")])
    assert (outcome.added, [each.words for each in outcome.refused]) == (added, refused)
    if name == "service_full":
        listing = queries.by_source_id(store, "ac148810-d857-441c-9679-408f346de14b")
        assert (listing.title, listing.organisation_name) == ("Community Counselling", "Example Organization Inc.")
        assert (listing.age_min, listing.age_max, listing.languages, listing.wheelchair) == (12, 100, ["ur"], True)
        assert [(each.day, each.start, each.end) for each in listing.schedule] == [
            ("do", "10:00", "18:00"), ("vr", "10:00", "18:00"),
        ]  # fmt: skip
        assert listing.lat is None, "the latitude of the example lies nowhere on earth"


@needs_hsds
def test_broken_links_in_the_official_tables_are_named_by_row(tmp_path):
    with zipfile.ZipFile(tmp_path / "voorbeeld.zip", "w") as package:
        for table in (EXAMPLES / "csv").iterdir():
            package.write(table, f"hsds/{table.name}")
    rows = list(reading.rows(tmp_path / "voorbeeld.zip"))
    assert [found["title"] for _, found in rows if isinstance(found, dict)] == ["Community Counselling"]
    broken = {(number, found.field, found.why) for number, found in rows if not isinstance(found, dict)}
    assert {
        (2, "organizations.parent_organization_id", "broken_link"), (2, "locations.organization_id", "broken_link"),
        (2, "contacts.organization_id", "broken_link"), (2, "service_areas.service_at_location_id", "broken_link"),
        (2, "service_capacity.service_id", "broken_link"), (2, "attributes.link_id", "broken_link"),
    } <= broken  # fmt: skip


def minimal(**facts):
    return {"id": "9f5b0f1e-0c4b-4f0e-8a55-0d8e5d9b1a11", "name": "Koffie", "status": "active", **facts}


def read(tmp_path, document, name="bron.json"):
    (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    return [found for _, found in documents.read(tmp_path / name)]


def test_id_name_and_status_are_enough(take_in, store, tmp_path):
    outcome = take_in(read(tmp_path, minimal()))
    assert (outcome.added, outcome.refused) == (1, [])
    assert queries.by_source_id(store, minimal()["id"]).municipality_id is None


@pytest.mark.parametrize(("gone", "field"), [("id", "id"), ("name", "title"), ("status", "status")])
def test_without_one_of_them_it_is_refused(take_in, tmp_path, gone, field):
    service = {name: value for name, value in minimal(organization_id=minimal()["id"]).items() if name != gone}
    [refused] = take_in(read(tmp_path, [service])).refused
    assert (refused.row, refused.field, refused.words) == (1, field, "ontbreekt")


@pytest.mark.parametrize("page", [
    {"totalElements": 2, "totalPages": 1, "number": 1, "size": 2, "first": True, "last": True, "content": ...},
    {"total_items": 2, "total_pages": 1, "page_number": 1, "size": 2, "empty": False, "contents": ...},
])  # fmt: skip
def test_pages_are_understood(tmp_path, page):
    of_uk = minimal(
        name="Lunch club",
        eligibilitys=[{"minimum_age": 60, "maximum_age": 99}],
        service_taxonomys=[{"taxonomy": {"name": "Wandelen"}}],
        regular_schedules=[{"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "12:00:00", "closes_at": "14:00:00"}],
        cost_options=[{"amount": 2.5, "option": "members"}, {"amount": 4, "option": "others"}],
        service_at_locations=[{"location": {
            "name": "Town Hall", "latitude": "51.5", "longitude": "-0.1",
            "physical_addresses": [{"address_1": "1 High St", "city": "Camden", "postal_code": "N1", "country": "GB"}],
            "accessibility_for_disabilities": [{"accessibility": "Wheelchair ramp"}],
        }}],
    )  # fmt: skip
    content = {name: [minimal(), of_uk] if value is ... else value for name, value in page.items()}
    first, second = map(tidy, read(tmp_path, content))
    assert first["title"] == "Koffie"
    assert second == {
        "id": of_uk["id"], "title": "Lunch club", "age_min": 60, "age_max": 99, "category": "Wandelen",
        "capacity_status": "open", "cost_eur": 2.5, "cost_text": "members: 2.5 EUR; others: 4 EUR",
        "venue": "Town Hall", "street": "1 High St", "postcode": "N1", "municipality": "Camden", "wheelchair": True,
        "lat": 51.5, "lon": -0.1,
        "schedule": [
            {"day": "ma", "start": "12:00", "end": "14:00", "frequency": "wekelijks"},
            {"day": "wo", "start": "12:00", "end": "14:00", "frequency": "wekelijks"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("schedule", "meaning"),
    [
        ({"freq": "WEEKLY", "interval": 2, "byday": "TU"}, {"day": "di", "frequency": "2-wekelijks"}),
        ({"freq": "MONTHLY", "byday": "-1FR"}, {"day": "vr", "frequency": "laatste vrijdag van de maand"}),
        ({"freq": "MONTHLY", "opens_at": "9:00Z"}, {"start": "09:00", "frequency": "maandelijks"}),
        ({"freq": "WEEKLY", "dtstart": "2026-11-24"}, {"day": "di", "frequency": "wekelijks"}),
        ({"description": "In overleg"}, {"frequency": "In overleg"}),
        ({"dtstart": "2026-11-24", "count": 1, "freq": "WEEKLY", "opens_at": "14:00", "closes_at": "15:00+01:00"},
         {"day": "di", "start": "14:00", "end": "15:00", "frequency": "eenmalig", "dates": ["2026-11-24"]}),
    ],
)  # fmt: skip
def test_schedules_mean_days(schedule, meaning):
    assert tidy(taking.record(minimal(schedules=[schedule])))["schedule"] == [meaning]


def test_a_service_of_single_days_ends_with_the_last():
    days = [
        {"dtstart": day, "valid_from": day, "valid_to": day, "freq": "WEEKLY"} for day in ("2026-11-24", "2026-12-01")
    ]
    assert taking.record(minimal(schedules=days))["valid_until"] == "2026-12-01"
    weekly = {"freq": "WEEKLY", "byday": "TU", "valid_to": "2026-11-24"}
    assert "valid_until" not in taking.record(minimal(schedules=[*days, weekly]))


@pytest.mark.parametrize(
    ("status", "meaning"),
    [("active", "active"), ("inactive", "stopped"), ("defunct", "stopped"), ("temporarily closed", "paused")],
)
def test_what_the_status_means(take_in, store, status, meaning):
    take_in([taking.record(minimal(status=status))])
    assert queries.by_source_id(store, minimal()["id"]).status == meaning
    if status != "active":
        assert services.document(exported(store)[0])["status"] == status


@pytest.mark.parametrize("service", [
    minimal(schedules=[{"opens_at": "half tien", "byday": "TU"}]), minimal(cost_options=[{"amount": -1}]),
])  # fmt: skip
def test_nonsense_refuses_its_row(take_in, service):
    assert len(take_in([taking.record(service), taking.record({**minimal(), "id": "x"})]).refused) == 1


@pytest.mark.parametrize("service", [
    minimal(schedules="ma", languages=[1], attributes=[{"label": "wegwijs:id", "value": 3}], service_at_locations=[{}]),
    minimal(minimum_age="oud", maximum_age=1e400, assured_date="ooit", phones=[{}], organization="x", capacities=[[]]),
    minimal(name="n" * 400, email=f"{'m' * 300}@x.nl", phones=[{"number": "013-055 0111 of " * 9}], url="u" * 600),
    minimal(minimum_age=60, maximum_age=6, service_at_locations=[{"location": {"latitude": "x", "addresses": ["y"]}}]),
])  # fmt: skip
def test_fields_of_another_shape_are_left_out(take_in, service):
    assert take_in([taking.record(service)]).refused == []


def test_a_service_at_several_places_stands_at_the_first():
    places = [{"location": {"name": name, "addresses": [{"address_1": "Plein 1", "city": "Goirle"}]}} for name in "ABC"]
    found = taking.record(minimal(service_at_locations=places))
    assert (found["venue"], found["hsds_locations"]) == ("A", "B, Plein 1, Goirle; C, Plein 1, Goirle")


def test_attributes_of_ours_cannot_set_what_is_no_field():
    service = minimal(
        attributes=[{"label": "wegwijs:status", "value": "x"}, {"label": "wegwijs:extra:k", "value": "1"}]
    )
    assert {"status", "k"} & taking.record(service).keys() == {"k"}


def test_halves_of_characters_are_mended(tmp_path):
    (tmp_path / "a.json").write_text(r'{"id": "1", "title": "Koffie \ud83d\ude00 \ud83d", "k\ud800": ["\udc00"]}')
    assert [found for _, found in documents.read(tmp_path / "a.json")] == [
        {"id": "1", "title": "Koffie 😀 ?", "k?": ["?"]}
    ]


@pytest.mark.parametrize("content", ["[" * 5000, '{"a":' * 3000, "[NaN", "geen json", '{"name": "x"'])
def test_what_is_no_json_is_refused_as_a_whole(tmp_path, content):
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(reading.FileUnreadable):
        list(reading.rows(tmp_path / "a.json"))


def test_a_zip_without_services_is_refused_as_a_whole(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("lijst.txt", "niets")
    with pytest.raises(reading.FileUnreadable):
        list(reading.rows(tmp_path / "a.zip"))


@needs_ghent
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_the_map_of_a_city_is_taken_in_within_seconds(take_in):
    began = time.process_time()
    outcome = take_in([found for _, found in reading.rows(GHENT)])
    took = time.process_time() - began
    assert (outcome.added, outcome.refused) == (1423, [])
    assert took < 30, f"{took:.1f} seconds"
