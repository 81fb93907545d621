"""The map as open data, asked over HTTP as other systems do."""

import asyncio
import json
import sys

import httpx
import pytest
from sqlalchemy import text
from starlette.applications import Starlette

from foundation.people.who import SYSTEM
from social_map import listings
from social_map.exchange import documents, importing
from social_map.exchange.records import STANDARD
from social_map.queries import listings as queries
from social_map.search import Searcher
from tests.conftest import NOW
from tests.social_map.conftest import raw_listings, row
from tests.standards import HSDS, mistakes, needs_hsds
from web import hsds

OWN_ID = "0f6a3b1c-5d5e-4a8e-9d57-2b8a3c1d4e5f"
ROWS = [
    *raw_listings()[:60],
    row(1, id=OWN_ID, title="Schaakclub", organisation="De Toren", phone="013-055 0199", phone_visibility="coaches",
        email="toren@example.org", contactpersoon="Jan", contact_name="Toos", category="spel", audience=["senioren"]),
    row(2, title="Gestopt", capacity_status="gestopt"), row(3, title="Voorbij", valid_until="2026-11-19"),
    row(4, title="Pauze", paused=True), {"id": "X5", "title": "Ergens", STANDARD: "hsds"},
]  # fmt: skip


def fill(database, rows=ROWS, source="bestand"):
    with database.writing() as store:
        outcome = importing.run(store, SYSTEM, enumerate(rows, start=1), now=NOW, source=source)
    assert outcome.refused == []


@pytest.fixture
def database_url(request, database_kind, houses):
    """A database with this map in it, for who asks it; else an empty one."""
    url, _ = houses(database_kind).fresh(fill if "api" in request.fixturenames else None)
    yield url
    houses(database_kind).place.drop(url)


@pytest.fixture
async def api(database):
    application = Starlette(routes=hsds.routes(database, clock=lambda: NOW, searcher=Searcher()))
    transport = httpx.ASGITransport(app=application, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://kaart.example.org") as client:
        yield client


async def everything(api, path="/hsds/services", **asked):
    """All things of a list, page after page."""
    found, page = [], 1
    while True:
        answer = (await api.get(path, params={**asked, "page": page})).json()
        found += answer["contents"]
        if answer["last_page"]:
            assert len(found) == answer["total_items"]
            return found
        page += 1


async def test_the_root_says_what_it_is(api):
    here = "http://kaart.example.org/hsds"
    for path in ("/hsds", "/hsds/"):
        assert (await api.get(path)).json() == {
            "version": "3.1", "profile": f"{here}/profile", "openapi_url": f"{here}/openapi.json",
        }  # fmt: skip
    assert "wegwijs:wheelchair" in {each["label"] for each in (await api.get("/hsds/profile")).json()["attributes"]}


async def test_pages_hold_every_service_once_and_none_that_ended(api):
    found = await everything(api, per_page=7)
    assert len({each["id"] for each in found}) == len(found) == 63
    names = {each["name"] for each in found}
    assert {"Schaakclub", "Pauze", "Ergens"} <= names
    assert names.isdisjoint({"Gestopt", "Voorbij"})


@needs_hsds
async def test_everything_it_shows_is_valid(api):
    found = await everything(api, full="true")
    assert [wrong for service in found for wrong in mistakes("service", service)] == []
    for service in found[:5]:
        assert (await api.get(f"/hsds/services/{service['id']}")).json() == service
    for service in await everything(api):
        assert mistakes("service", service) == []
    for organisation in await everything(api, "/hsds/organizations", full_service="true"):
        assert mistakes("organization", organisation) == []
    assert mistakes("organization", (await api.get(f"/hsds/organizations/{organisation['id']}")).json()) == []
    for place in await everything(api, "/hsds/service_at_locations"):
        assert mistakes("service_at_location", place) == []


@needs_hsds
async def test_every_address_and_parameter_of_the_standard_is_there(api):
    official = json.loads((HSDS / "schema" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    ours = (await api.get("/hsds/openapi.json")).json()["paths"]
    assert official.keys() <= ours.keys()
    known = {each["name"] for path in ours.values() for each in path["get"]["parameters"]}
    for path in official.values():
        named = [each.get("name") or each["$ref"].rsplit("/", 1)[1] for each in path["get"].get("parameters", ())]
        assert set(named) - known <= {"top_only"}, "every term of ours is at the top"


async def test_only_what_is_public_is_shown(api):
    answer = await api.get(f"/hsds/services/{OWN_ID}")
    assert "toren@example.org" in answer.text
    for secret in ("013-055 0199", "Jan", "Toos", "contact", "visibility"):
        assert secret not in answer.text
    lines = (await api.get("/hsds/services", params={"format": "ndjson"})).text
    assert "013-055 0199" not in lines
    assert len(lines.splitlines()) == 63


async def test_what_it_shows_another_map_can_take_in(api, tmp_path):
    (tmp_path / "pagina.json").write_text((await api.get("/hsds/services?full=true&per_page=100")).text)
    found = [record for _, record in documents.read(tmp_path / "pagina.json")]
    chess = next(record for record in found if record["title"] == "Schaakclub")
    assert (chess["id"], chess["audience"], chess["category"]) == (OWN_ID, ["senioren"], "spel")
    assert {record["id"] for record in found} == {raw["id"] for raw in ROWS if raw["id"] not in ("X2", "X3")}


async def test_single_things_are_found_by_their_uuid(api):
    for path in ("organizations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        found = await everything(api, f"/hsds/{path}")
        assert (await api.get(f"/hsds/{path}/{found[-1]['id']}")).json()["id"] == found[-1]["id"]
    chess = (await api.get(f"/hsds/services/{OWN_ID}")).json()["organization"]
    assert (await api.get(f"/hsds/organizations/{chess['id']}")).json() == {
        **chess, "services": [{"id": OWN_ID, "name": "Schaakclub", "status": "active"}],
    }  # fmt: skip
    nested = (await api.get(f"/hsds/organizations/{chess['id']}?full_service=true")).json()["services"]
    assert nested == [(await api.get(f"/hsds/services/{OWN_ID}")).json()]
    assert await everything(api, "/hsds/taxonomy_terms", parent_id=chess["id"]) == []
    assert [each["code"] for each in await everything(api, "/hsds/taxonomy_terms", search="spel")] == ["spel", "spel"]


async def test_filters(api):
    chess = (await api.get(f"/hsds/services/{OWN_ID}")).json()
    terms = {each["code"]: each for each in await everything(api, "/hsds/taxonomy_terms")}
    for asked in (
        {"organization_id": chess["organization"]["id"]}, {"taxonomy_term_id": terms["senioren"]["id"]},
        {"search": "schaken"}, {"search": "schaakclub", "taxonomy_id": terms["senioren"]["taxonomy_id"]},
    ):  # fmt: skip
        assert OWN_ID in [each["id"] for each in await everything(api, **asked)], asked
    assert len(await everything(api, search="zeppelin vliegen")) == 0
    assert len(await everything(api, modified_after="2026-11-20T08:00:00Z")) == 63
    assert len(await everything(api, modified_after="2026-11-20T09:00:01+01:00")) == 0
    near = await everything(api, "/hsds/service_at_locations", postcode="5014", proximity=1500)
    here = await everything(api, "/hsds/service_at_locations", postcode="5014")
    assert 0 < len(here) < len(near) < 63
    assert {each["id"] for each in (await api.get("/hsds/services?minimal=true&per_page=1000")).json()["contents"]} == {
        each["id"] for each in await everything(api)
    }


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/hsds/services?page=0", 400, "page is geen geheel getal vanaf 1."),
        ("/hsds/services?per_page=1e9", 400, "per_page is geen geheel getal vanaf 1."),
        ("/hsds/services?page=999999999999", 400, "page is geen geheel getal vanaf 1."),
        ("/hsds/services?full=misschien", 400, "full kan alleen true of false zijn."),
        ("/hsds/services?modified_after=gisteren", 400, "modified_after is geen datum of tijdstip."),
        ("/hsds/services?format=xml", 400, "format kan alleen json of ndjson zijn."),
        (f"/hsds/services?search={'x' * 201}", 400, "search is te lang."),
        ("/hsds/taxonomies?format=ndjson", 400, "format kan hier alleen json zijn."),
        ("/hsds/services/weg", 404, "Dit is er niet, of niet meer."),
        ("/hsds/taxonomies/weg", 404, "Dit is er niet, of niet meer."),
        ("/hsds/iets/anders", 404, "Dit is er niet, of niet meer."),
    ],
)
async def test_what_cannot_be_answered_gets_one_sentence(api, path, status, sentence):
    answer = await api.get(path)
    assert (answer.status_code, answer.json()) == (status, {"error": sentence})


async def test_pages_are_bounded(api):
    page = (await api.get("/hsds/services?per_page=5000")).json()
    assert (page["size"], page["total_pages"]) == (63, 1)
    beyond = (await api.get("/hsds/services?page=999999999")).json()
    assert (beyond["empty"], beyond["last_page"], beyond["contents"]) == (True, True, [])


async def test_what_did_not_change_is_not_sent_again(api, database):
    first = await api.get(f"/hsds/services/{OWN_ID}")
    assert first.headers["last-modified"] == "Fri, 20 Nov 2026 08:00:00 GMT"
    again = {"If-None-Match": first.headers["etag"]}
    assert (await api.get(f"/hsds/services/{OWN_ID}", headers=again)).status_code == 304
    with database.writing() as store:
        listings.change(store, SYSTEM, queries.by_source_id(store, OWN_ID), {"title": "Schaken"}, now=NOW)
    changed = await api.get(f"/hsds/services/{OWN_ID}", headers=again)
    assert (changed.status_code, changed.json()["name"]) == (200, "Schaken")


async def test_a_listing_that_stops_is_gone_at_once(api, database):
    with database.writing() as store:
        listings.stop(store, SYSTEM, queries.by_source_id(store, OWN_ID), now=NOW)
    assert (await api.get(f"/hsds/services/{OWN_ID}")).status_code == 404
    assert len(await everything(api)) == 62


async def test_two_sources_may_use_one_id(api, database):
    fill(database, [row(4, title="Een ander")], source="elders")
    found = {each["name"]: each["id"] for each in await everything(api)}
    assert found["Pauze"] != found["Een ander"]
    for name in ("Pauze", "Een ander"):
        assert (await api.get(f"/hsds/services/{found[name]}")).json()["name"] == name


async def test_it_only_reads(api):
    for method in ("PUT", "PATCH", "DELETE"):
        answer = await api.request(method, f"/hsds/services/{OWN_ID}")
        assert (answer.status_code, answer.json()) == (405, {"error": "Hier kun je alleen lezen."})
    assert (await api.post("/hsds/services?search=schaakclub")).json()["contents"][0]["id"] == OWN_ID
    assert (await api.head("/hsds/services")).status_code == 200
    assert (await api.get("/hsds/services")).headers["access-control-allow-origin"] == "*"


async def test_what_nobody_may_see_is_not_in_its_texts_either(database):
    """A source writes the number in the text as well: hidden is hidden."""
    about = {
        "title": "Schaken (013-055 0199)", "description": "Bel +31 13 0550199 of mail TOREN@example.org. Kom langs.",
        "registration": "via toren@example.org", "cost_text": "bel 0130550199", "phone": "013-055 0199",
        "phone_visibility": "coaches", "email": "toren@example.org", "email_visibility": "nobody",
    }  # fmt: skip
    fill(database, [row(1, id=OWN_ID, **about, **{"phone_visibil\x00ity": "public"})])
    application = Starlette(routes=hsds.routes(database, clock=lambda: NOW, searcher=Searcher()))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://x") as client:
        said = (await client.get("/hsds/services", params={"format": "ndjson"})).text.lower()
    assert "kom langs" in said
    assert [each for each in ("0199", "toren@") if each in said] == []


async def test_nobody_keeps_the_machine_from_the_coaches(database, monkeypatch):
    """Whole maps on their way at once are few, and an end makes room again; nested organisations are few on a page."""
    fill(database)
    application = Starlette(routes=hsds.routes(database, clock=lambda: NOW, searcher=Searcher()))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://x") as client:
        page = (await client.get("/hsds/organizations", params={"full": "true", "per_page": 100})).json()
        assert len(page["contents"]) == 10 < page["total_items"]
        for most, status in ((0, 503), (1, 200), (1, 200)):
            monkeypatch.setattr(sys.modules["web.hsds.routes"], "MOST_STREAMS", most)
            assert (await client.get("/hsds/services", params={"format": "ndjson"})).status_code == status


async def test_who_asks_for_everything_at_once_leaves_a_reader_for_others(api, database):
    """One of the two readers at most, and who would wait too long is told so."""
    crowd = asyncio.gather(*(api.get("/hsds/services", params={"full": "true", "page": n}) for n in range(1, 100)))
    await asyncio.sleep(0.05)
    assert await asyncio.wait_for(database.read(lambda store: store.scalar(text("SELECT 1"))), timeout=5) == 1
    assert {answer.status_code for answer in await crowd} == {200, 503}
