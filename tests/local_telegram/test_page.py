"""The chat page over HTTP: its files, its policy, and the routes it uses."""

import asyncio
import base64
import json
import re
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import local_telegram
from bot.trust import certificates
from local_telegram.client import LocalTelegram, elsewhere
from local_telegram.errors import NotPossible
from local_telegram.operations import OPERATIONS

PAGE = Path(local_telegram.__file__).parent / "page"
SCRIPTS = sorted(PAGE.glob("*.js"))


@pytest.fixture
async def http(telegram):
    async with httpx.AsyncClient(base_url=telegram.url, trust_env=False, verify=certificates()) as client:
        yield client


async def test_the_page_and_everything_it_names_is_served(http):
    index = await http.get("/")
    assert index.headers["content-type"].startswith("text/html")
    names = set(re.findall(r'(?:href|src)="(/page/[^"]+)"', index.text))
    names |= {f"/page/{p.name}" for p in SCRIPTS}
    assert len(names) > 10
    for name in names:
        assert (await http.get(name)).status_code == 200, name
    for wrong in ("/page/index.html/..", "/page/%2e%2e%2fapp.py", "/page/app.py", "/page/nergens.js"):
        assert (await http.get(wrong)).status_code == 404


async def test_the_policy_allows_no_inline_script_and_no_other_address(http):
    for name in ("/", "/page/app.js"):
        policy = (await http.get(name)).headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy


def test_texts_never_become_html():
    for path in SCRIPTS:
        source = path.read_text()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source), path.name
        assert not re.search(r"https?://(?!\$)", source.replace("`https://${address}`", "")), path.name
    index = (PAGE / "index.html").read_text()
    assert not re.search(r"\son\w+=|<script>|style=", index)


def test_the_page_asks_only_for_operations_that_exist():
    asked = set()
    for path in SCRIPTS:
        asked |= set(re.findall(r'(?:ask|\.act)\("(\w+)"', path.read_text()))
    assert asked
    assert asked <= set(OPERATIONS)


async def test_operations_only_for_this_page(http, telegram):
    body = {"name": "Indringer"}
    assert (
        await http.post("/local/add_person", json=body, headers={"origin": "http://example.org"})
    ).status_code == 403
    assert (await http.post("/local/add_person", content=json.dumps(body))).status_code == 403
    assert (await http.post("/local/add_person", json=body, headers={"host": "example.org"})).status_code == 403
    assert (await http.post("/local/nergens", json={})).status_code == 404
    assert (await http.post("/local/say", json={"text": "x"})).status_code == 400
    assert telegram.people() == {}
    assert (await http.post("/local/add_person", json=body, headers={"origin": telegram.url})).status_code == 200


async def test_every_change_is_told(http, telegram):
    kinds = []
    async with asyncio.timeout(60), http.stream("GET", "/local/events") as stream:
        async for line in stream.aiter_lines():
            if not line.startswith("data:"):
                continue
            kinds.append(json.loads(line[5:])["kind"])
            if kinds == ["hello"]:
                await telegram.person("Samira").say("hallo")
            if "message" in kinds:
                break
    assert kinds == ["hello", "person", "message"]


async def test_files_are_never_run_as_pages(http, telegram, bot, samira):
    await samira.send_document(b"<script>alert(1)</script>", "x.html", mime="text/html")
    file_id = samira.see()[-1].body["document"]["file_id"]
    answer = await http.get(f"/local/file/{file_id}")
    assert answer.headers["content-disposition"] == "attachment"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert (await http.get("/local/file/nergens")).status_code == 404


@pytest.mark.parametrize(
    ("step", "then"),
    [
        ({"months": 3}, "2026-06-02T07:00:00+00:00"),  # summer time: still nine o'clock in Amsterdam
        ({"days": 1}, "2026-03-03T08:00:00+00:00"),
        ({"date": "2026-08-31", "time": "10:00"}, "2026-08-31T08:00:00+00:00"),
        ({"to": "2027-01-01T00:00:00+01:00"}, "2026-12-31T23:00:00+00:00"),
    ],
)
async def test_moving_the_clock(http, telegram, step, then):
    assert (await http.post("/local/move_clock", json=step)).json() == {"now": then}
    assert telegram.clock().isoformat() == then


async def test_a_clock_that_cannot_be_moved():
    start = LocalTelegram().clock()
    async with LocalTelegram(clock=lambda: start) as telegram:
        with pytest.raises(NotPossible, match="cannot be moved"):
            telegram.move_to(start)
        assert telegram.link.ask("state")["movable"] is False


async def test_the_python_client_over_http(telegram, bot):
    async with elsewhere(telegram.url) as far:
        samira = await asyncio.to_thread(far.person, "Samira")
        await asyncio.to_thread(asyncio.run, samira.say("/start"))
        await bot.send_message(samira.id, "Goedemorgen")
        seen = await asyncio.to_thread(asyncio.run, samira.expect("Goedemorgen"))
        assert seen.text == "Goedemorgen"
        with pytest.raises(NotPossible):
            await asyncio.to_thread(far.link.ask, "say", person=1, text="x")


async def test_other_routes_beside_it():
    async def health(request):
        return PlainTextResponse("goed")

    async with (
        LocalTelegram(extra_routes=[Route("/health", health)]) as telegram,
        httpx.AsyncClient(base_url=telegram.url, trust_env=False, verify=certificates()) as http,
    ):
        assert (await http.get("/health")).text == "goed"
        assert (await http.get("/")).status_code == 200


async def test_a_photo_from_the_page(http, telegram, samira):
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(8) + (40).to_bytes(4) + (30).to_bytes(4)).decode()
    given = {"person": samira.id, "kind": "photo", "name": "a.png", "mime": "image/png", "data": picture}
    body = (await http.post("/local/send_file", json=given)).json()["messages"][0]
    assert (body["photo"][-1]["width"], body["photo"][-1]["height"]) == (40, 30)
    assert (await http.get(f"/local/file/{body['photo'][-1]['file_id']}")).headers["content-type"] == "image/png"
