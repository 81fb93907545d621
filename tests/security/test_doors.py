"""The doors of the house: the webhook, the pages for machines, the demo on loopback."""

import json
from itertools import product

import httpx
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select
from starlette.applications import Starlette

from bot import webhook
from bot.intake import Intake
from dialogue.models import Incoming
from local_telegram.app import create_app
from local_telegram.client import LocalTelegram
from local_telegram.server import listening_socket
from tests.security.town import NOW
from web import health
from wegwijs.demo import command
from wegwijs.run import _derived

SECRET = _derived(b"s" * 32, "webhook-secret")
UPDATE = json.dumps({"update_id": 1, "message": {"message_id": 1, "from": {"id": 5}, "chat": {"id": 5}}}).encode()
HEADER = webhook.SECRET_HEADER


@pytest.fixture
async def door(database):
    intake = Intake(database, base_url="", cipher=Fernet(Fernet.generate_key()), clock=lambda: NOW)
    routes = [webhook.route(intake, path="/telegram/x", secret=SECRET)]
    routes += health.routes(database, clock=lambda: NOW, last_poll=lambda: None)
    transport = httpx.ASGITransport(app=Starlette(routes=routes), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def kept(database):
    return await database.read(lambda store: store.scalar(select(func.count()).select_from(Incoming)))


WRONG = (
    None, b"", b"x", SECRET[:-1].encode(), (SECRET + "x").encode(), SECRET.swapcase().encode(), b" " + b"x" * 32,
    "sécret".encode(), "sécret".encode("latin-1"), b"\xff" * 32, b"x" * 10_000,
)  # fmt: skip


async def test_without_the_secret_nothing_is_kept(door, database):
    for given in WRONG:
        headers = [] if given is None else [(HEADER.encode(), given)]
        answer = await door.post("/telegram/x", content=UPDATE, headers=headers)
        assert (answer.status_code, answer.content) == (403, b""), given
    assert await kept(database) == 0


async def test_control_with_the_secret_it_is_kept(door, database):
    answer = await door.post("/telegram/x", content=UPDATE, headers={HEADER: SECRET})
    assert answer.status_code == 200
    assert await kept(database) == 1


ODD = {
    "huge": (b'{"update_id":1,"x":"' + b"x" * 1_100_000 + b'"}', 413),
    "deep": (b'{"update_id":1,"message":' + b"[" * 200_000 + b"]" * 200_000 + b"}", 400),
    "no JSON": (b"\xff\xfe", 400), "a list": (b"[]", 400), "no number": (b"{}", 400),
    "a large number": (b'{"update_id":99999999999999999999}', 400), "a text": (b'{"update_id":"1"}', 400),
    "endless digits": (b'{"update_id":' + b"9" * 5000 + b"}", 400),
}  # fmt: skip


async def test_odd_bodies_are_refused_and_nothing_is_kept(door, database):
    for what, (body, status) in ODD.items():
        answer = await door.post("/telegram/x", content=body, headers={HEADER: SECRET})
        assert answer.status_code == status, what
    assert await kept(database) == 0


def test_the_secret_is_long_and_another_one_for_every_purpose():
    assert len(SECRET) == 32
    assert _derived(b"s" * 32, "webhook-path") != SECRET
    assert _derived(b"t" * 32, "webhook-secret") != SECRET


async def test_the_pages_for_machines_say_counts_and_nothing_else(door, database, town):
    for page in ("/health", "/metrics"):
        text = (await door.get(page)).text
        secrets = [town.code_name, town.code_name.split("-")[0], "Samira", "Contour", *town.ids.values(), database.url]
        assert [word for word in secrets if word in text] == []


async def test_without_a_database_they_say_no_more():
    from foundation.storage import Database

    broken = Database("postgresql+psycopg://somebody:geheim@127.0.0.1:1/none")
    routes = health.routes(broken, clock=lambda: NOW, last_poll=lambda: None)
    transport = httpx.ASGITransport(app=Starlette(routes=routes), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for page in ("/health", "/metrics"):
            answer = await client.get(page)
            assert answer.status_code in (500, 503)
            assert "geheim" not in answer.text
    broken.close()


def test_the_demo_listens_on_loopback_only():
    assert command.LOOPBACK == "127.0.0.1"
    with listening_socket() as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


FOREIGN = ({"host": "evil.example.org"}, {"origin": "https://evil.example.org"}, {"host": "127.0.0.1.example.org:8080"})
PATHS = (
    ("GET", "/local/events"), ("GET", "/local/wait?since=0&timeout=0"), ("GET", "/local/file/x"),
    ("POST", "/local/transcript"), ("POST", "/local/add_person"), ("POST", "/local/move_clock"),
)  # fmt: skip


async def test_another_site_neither_looks_into_the_demo_nor_steers_it():
    async with LocalTelegram() as telegram:
        transport = httpx.ASGITransport(app=create_app(telegram.world), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as client:
            for headers, (method, path) in product(FOREIGN, PATHS):
                body = {} if method == "POST" else None
                answer = await client.request(method, path, json=body, headers=headers)
                assert answer.status_code == 403, f"{path} {headers}"
            assert (await client.get("/local/wait?since=0&timeout=0")).status_code == 200
