"""Events of UiTdatabank and schema.org: when, where, by whom, for whom, for how much."""

import json

import pytest

from social_map.exchange import documents, records
from social_map.queries import listings as queries

UITDATABANK = {
    "@id": "https://io.uitdatabank.example.org/event/5f4c0a52-6bd9-4f1c-9a8e-0f6f3d3a1b11",
    "@context": "/contexts/event",
    "mainLanguage": "nl",
    "name": {"nl": "Koor zoekt zangers", "fr": "Chorale"},
    "description": {"nl": "<p>Kom <b>zingen</b> &amp; koffie drinken.</p><p>Elke stem telt.</p>"},
    "calendarType": "multiple",
    "startDate": "2026-11-24T19:00:00+00:00",
    "endDate": "2026-12-08T21:30:00+00:00",
    "subEvent": [
        {"startDate": "2026-11-24T19:00:00+00:00", "endDate": "2026-11-24T21:30:00+00:00"},
        {"startDate": "2026-12-01T19:00:00+00:00", "endDate": "2026-12-01T21:30:00+00:00",
         "status": {"type": "Unavailable"}},
        {"startDate": "2026-12-08T19:00:00+00:00", "endDate": "2026-12-08T21:30:00+00:00"},
    ],
    "location": {
        "@type": "Place", "name": {"nl": "Buurthuis De Spil"}, "geo": {"latitude": 51.05, "longitude": 3.72},
        "address": {"nl": {"streetAddress": "Kerkstraat 1", "postalCode": "9000", "addressLocality": "Gent",
                           "addressCountry": "BE"}},
    },
    "organizer": {"@id": "x", "name": {"nl": "Koor Vlot"}, "contactPoint": {"email": ["koor@example.org"]}},
    "priceInfo": [{"category": "base", "name": {"nl": "Basistarief"}, "price": 8, "priceCurrency": "EUR"},
                  {"category": "tariff", "name": {"nl": "Met pas"}, "price": 2.5, "priceCurrency": "EUR"}],
    "terms": [{"id": "0.50.4.0.0", "label": "Concert", "domain": "eventtype"},
              {"id": "3.23.1.0.0", "label": "Voorzieningen voor rolstoelgebruikers", "domain": "facility"}],
    "typicalAgeRange": "18-",
    "contactPoint": {"phone": ["013-055 0177"], "url": ["https://koor.example.org"]},
    "audience": {"audienceType": "everyone"},
    "workflowStatus": "APPROVED",
    "bookingAvailability": {"type": "Available"},
}  # fmt: skip
SCHEMA_ORG = {
    "@context": "https://schema.org", "@type": "MusicEvent", "@id": "https://agenda.example.org/42#event",
    "name": "Zomeravond", "startDate": "2026-12-05T20:00+01:00", "endDate": "2026-12-06T01:30+01:00",
    "location": {"@type": "Place", "name": "Dorpshuis", "address": {
        "streetAddress": "Plein 2", "addressLocality": "Udenhout", "postalCode": "5071 AA", "addressCountry": "NL"}},
    "offers": {"@type": "Offer", "price": "12,50", "priceCurrency": "EUR", "availability": "https://schema.org/SoldOut"},
    "organizer": [{"@type": "Organization", "name": "Harmonie", "telephone": "013-055 0178"}],
    "inLanguage": "nl-NL", "typicalAgeRange": "12-99",
}  # fmt: skip


def read(tmp_path, document):
    (tmp_path / "bron.json").write_text(json.dumps(document), encoding="utf-8")
    return [found for _, found in documents.read(tmp_path / "bron.json")]


def one(tmp_path, document):
    [found] = read(tmp_path, document)
    checked = records.check(found)
    return {name: value for name, value in checked.items() if value not in ("", [], {}, None)}


def test_an_event_of_uitdatabank(tmp_path):
    found = one(tmp_path, UITDATABANK)
    [rehearsal] = found.pop("schedule")
    assert rehearsal == {
        "day": "di", "start": "20:00", "end": "22:30", "frequency": "op losse dagen",
        "dates": ["2026-11-24", "2026-12-08"],
    }  # fmt: skip
    assert found == {
        "id": "5f4c0a52-6bd9-4f1c-9a8e-0f6f3d3a1b11", "title": "Koor zoekt zangers", "organisation": "Koor Vlot",
        "description": "Kom zingen & koffie drinken.\nElke stem telt.", "category": "Concert", "wheelchair": True,
        "venue": "Buurthuis De Spil", "street": "Kerkstraat 1", "postcode": "9000", "municipality": "Gent",
        "lat": 51.05, "lon": 3.72, "cost_eur": 8.0, "cost_text": "Basistarief 8 euro; Met pas 2.5 euro", "age_min": 18,
        "phone": "013-055 0177", "email": "koor@example.org", "website": "https://koor.example.org",
        "valid_from": "2026-11-24", "valid_until": "2026-12-08",
    }  # fmt: skip


def test_an_event_of_schema_org(tmp_path):
    found = one(tmp_path, SCHEMA_ORG)
    assert found == {
        "id": "https://agenda.example.org/42#event", "title": "Zomeravond", "organisation": "Harmonie",
        "venue": "Dorpshuis", "street": "Plein 2", "postcode": "5071 AA", "neighbourhood": "Udenhout",
        "cost_eur": 12.5, "age_min": 12, "age_max": 99, "languages": ["nl"], "capacity_status": "vol",
        "phone": "013-055 0178", "valid_from": "2026-12-05", "valid_until": "2026-12-06",
        "schedule": [{"day": "za", "start": "20:00", "end": "01:30", "frequency": "eenmalig", "dates": ["2026-12-05"]}],
    }  # fmt: skip


@pytest.mark.parametrize("document", [
    SCHEMA_ORG, [SCHEMA_ORG], {"@context": "https://schema.org", "@graph": [SCHEMA_ORG, {"@type": "WebPage"}]},
    {"@type": "PagedCollection", "totalItems": 1, "member": [SCHEMA_ORG]},
])  # fmt: skip
def test_one_a_list_a_graph_and_a_page(tmp_path, document):
    assert [found["title"] for found in read(tmp_path, document)] == ["Zomeravond"]


def test_what_an_event_points_at_in_its_graph_is_found(tmp_path):
    place = {"@type": "Place", "@id": "#plek", "name": "Dorpshuis", "address": "Plein 2, Udenhout"}
    found = one(tmp_path, {"@graph": [place, {**SCHEMA_ORG, "location": {"@id": "#plek"}}]})
    assert (found["venue"], found["street"]) == ("Dorpshuis", "Plein 2, Udenhout")


@pytest.mark.parametrize(
    ("facts", "schedule", "until"),
    [
        ({"startDate": "2026-12-05"}, [{"day": "za", "frequency": "eenmalig", "dates": ["2026-12-05"]}], "2026-12-05"),
        ({"startDate": "2026-12-01", "endDate": "2027-02-01"}, [], "2027-02-01"),
        ({"eventSchedule": {"byDay": ["https://schema.org/Tuesday"], "startTime": "10:00:00", "repeatFrequency": "P2W",
                            "endDate": "2027-06-01"}},
         [{"day": "di", "start": "10:00", "frequency": "2-wekelijks"}], "2027-06-01"),
        ({"calendarType": "permanent", "openingHours": [{"opens": "9:00", "closes": "12:00", "dayOfWeek": ["monday"]}]},
         [{"day": "ma", "start": "09:00", "end": "12:00", "frequency": "wekelijks"}], None),
        ({"calendarType": "periodic", "startDate": "2026-01-01T00:00:00+01:00", "endDate": "2026-12-31T00:00:00+01:00",
          "openingHours": [{"opens": "09:00", "closes": "12:00", "dayOfWeek": ["sunday"]}]},
         [{"day": "zo", "start": "09:00", "end": "12:00", "frequency": "wekelijks"}], "2026-12-31"),
    ],
)  # fmt: skip
def test_calendars(tmp_path, facts, schedule, until):
    found = one(tmp_path, {"@type": "Event", "name": "Iets", **facts})
    clean = [{name: value for name, value in row.items() if value} for row in found.get("schedule", [])]
    assert (clean, found.get("valid_until")) == (schedule, until)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"eventStatus": "https://schema.org/EventCancelled"}, "stopped"),
        ({"eventStatus": "https://schema.org/EventPostponed"}, "paused"),
        ({"workflowStatus": "DELETED"}, "stopped"),
        ({"status": {"type": "TemporarilyUnavailable"}}, "paused"),
        ({}, "active"),
    ],
)
def test_how_an_event_stands(take_in, store, tmp_path, facts, status):
    outcome = take_in(read(tmp_path, {**SCHEMA_ORG, **facts}))
    assert outcome.refused == []
    assert queries.by_source_id(store, SCHEMA_ORG["@id"]).status == status


@pytest.mark.parametrize(
    ("facts", "record"),
    [
        ({"offers": [], "remainingAttendeeCapacity": 0}, {"capacity_status": "vol"}),
        ({"eventStatus": "https://schema.org/EventMovedOnline"}, {"online": True}),
        ({"offers": {"price": "gratis"}, "isAccessibleForFree": True}, {"cost_eur": 0}),
        ({"eventSchedule": {"byDay": ["TU", "WE"], "repeatFrequency": "weekly"}}, {"valid_until": "2026-12-06"}),
        ({"@type": "Place", "calendarType": "permanent", "location": None, "address": {"addressLocality": "Goirle"},
          "startDate": None, "endDate": None}, {"municipality": "Goirle"}),
    ],
)  # fmt: skip
def test_what_else_events_say(tmp_path, facts, record):
    found = one(tmp_path, {**SCHEMA_ORG, **facts})
    assert {name: found.get(name) for name in record} == record


@pytest.mark.parametrize(
    ("facts", "field", "why"),
    [
        ({"startDate": "2026-11-18", "endDate": "2026-11-19"}, "valid_until", "is al voorbij"),
        ({"startDate": "morgen"}, "startDate", "is geen datum"),
        ({"name": ""}, "title", "ontbreekt"),
        ({"workflowStatus": "DRAFT"}, "workflowStatus", "is bij de bron nog niet gepubliceerd"),
        ({"@type": "Organization"}, "@type", "bevat geen activiteit"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_its_reason(take_in, tmp_path, facts, field, why):
    outcome = take_in(read(tmp_path, [{**SCHEMA_ORG, **facts}]))
    assert [(each.row, each.field, each.words) for each in outcome.refused] == [(1, field, why)]


def test_a_second_time_changes_nothing(take_in, tmp_path):
    anonymous = {"@type": "Event", "name": "Zonder nummer", "startDate": "2026-12-05"}
    rows = read(tmp_path, [UITDATABANK, SCHEMA_ORG, anonymous])
    assert take_in(rows).added == 3
    assert take_in(rows).unchanged == 3


@pytest.mark.parametrize("facts", [
    {"location": "Dorpshuis", "organizer": 3, "offers": ["x"], "audience": "allen", "geo": [], "subEvent": [{}, 1]},
    {"location": [{"@type": "VirtualLocation", "url": "https://example.org"}], "typicalAgeRange": "iedereen", "url": 3},
    {"@id": 12, "identifier": {"value": "abc"}, "description": ["<p>"], "name": {"en": "Sing"}, "inLanguage": {}},
])  # fmt: skip
def test_other_shapes_are_taken_or_left_out(take_in, tmp_path, facts):
    assert take_in(read(tmp_path, {**SCHEMA_ORG, **facts})).refused == []
