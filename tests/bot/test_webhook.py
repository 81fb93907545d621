"""The webhook: nothing but Telegram's own updates comes in, and 200 means that it is stored."""

import json

import httpx
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, text
from starlette.applications import Starlette

from bot import webhook
from bot.intake import Intake
from dialogue.models import Incoming
from tests.conftest import NOW

PATH, SECRET = "/telegram/path", "s3cret"
UPDATE = {"update_id": 5, "message": {"message_id": 3, "from": {"id": 11}, "chat": {"id": 11}, "text": "hallo"}}


@pytest.fixture
async def telegram(database):
    """Telegram's side of the webhook."""
    intake = Intake(
        database, base_url="http://127.0.0.1:9", cipher=Fernet(Fernet.generate_key()), clock=lambda: NOW, long_poll=1
    )
    transport = httpx.ASGITransport(Starlette(routes=[webhook.route(intake, path=PATH, secret=SECRET)]))
    async with httpx.AsyncClient(transport=transport, base_url="http://wegwijs") as client:
        yield client


async def post(telegram, body: bytes, secret: bytes = SECRET.encode()) -> int:
    answer = await telegram.post(PATH, content=body, headers={webhook.SECRET_HEADER: secret})
    return answer.status_code


def stored(database) -> list[tuple[int, int, int | None]]:
    with database.reading() as store:
        return [(row.update_id, row.account, row.message) for row in store.scalars(select(Incoming))]


async def test_an_update_is_stored_once_however_often_it_comes(telegram, database):
    assert [await post(telegram, json.dumps(UPDATE).encode()) for _ in range(3)] == [200] * 3
    assert stored(database) == [(5, 11, 3)]


@pytest.mark.parametrize("secret", [b"", b"s3cre", b"s3cret0", b"S3CRET", "s3crét".encode()])
async def test_without_the_secret_nothing_comes_in(telegram, database, secret):
    assert await post(telegram, json.dumps(UPDATE).encode(), secret) == 403
    assert stored(database) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": "5"}', 400),
        (b'{"update_id": true}', 400),
        (b'{"update_id": 99999999999999999999}', 400),
        (b"[" * 100_000, 400),
        (b"x" * 1_000_001, 413),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_what_is_no_update_is_refused(telegram, database, body, status):
    assert await post(telegram, body) == status
    assert stored(database) == []


async def test_telegram_keeps_what_could_not_be_stored(telegram, database):
    with database.writing() as store:
        store.execute(text("ALTER TABLE inbox RENAME TO elsewhere"))
    assert await post(telegram, json.dumps(UPDATE).encode()) == 503


@pytest.mark.parametrize("odd", [{}, {"from": 7, "chat": "x"}, {"from": {"id": 2**80}, "chat": {"id": None}}])
async def test_an_odd_update_is_kept_under_nobody(telegram, database, odd):
    assert await post(telegram, json.dumps({"update_id": 6, "message": odd}).encode()) == 200
    assert stored(database) == [(6, 0, None)]
