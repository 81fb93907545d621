"""Trouble while asking for updates never ends the asking; python-telegram-bot's own polling stops at one 401."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select
from telegram.error import InvalidToken
from telegram.ext import ApplicationBuilder

from bot import intake as bot_intake
from bot.intake import Intake
from dialogue.models import Incoming
from local_telegram.client import LocalTelegram
from tests.proofs.house import KEY, Clock
from tests.proofs.waiting import until

TROUBLE = ("401", "404", "409", "429", "500", "502", "reset", "lost")
UPDATE = {"update_id": 7, "message": {"message_id": 1, "text": "x"}}
GARBAGE = {
    "nothing": b"",
    "a page": b"<html>502</html>",
    "a list": b"[]",
    "null": b"null",
    "no result": b'{"ok":true}',
    "a mapping": b'{"ok":true,"result":{}}',
    "numbers": b'{"ok":true,"result":[1]}',
    "no number": b'{"ok":true,"result":[{"message":{}}]}',
    "a large number": b'{"ok":true,"result":[{"update_id":99999999999999999999}]}',
    "odd parameters": b'{"ok":false,"parameters":7}',
    "deep": b"[" * 100_000,
    "not utf-8": b'{"ok":true,"result":[{"update_id":1,"x":"\xff"}]}',
}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Pauses of hundredths of seconds."""
    monkeypatch.setattr(bot_intake, "SHORTEST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(bot_intake, "LONGEST_WAIT_SECONDS", 0.01)


@asynccontextmanager
async def polling(database, base_url: str) -> AsyncIterator[Intake]:
    intake = Intake(database, base_url=base_url, cipher=Fernet(KEY), clock=Clock(), long_poll=1)
    task = asyncio.create_task(intake.run())  # noqa: TID251  cancelled below, when the block ends
    try:
        yield intake
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def numbers(database) -> list[int]:
    with database.reading() as store:
        return list(store.scalars(select(Incoming.update_id).order_by(Incoming.update_id)))


async def test_polling_goes_on_after_every_kind_of_trouble(database):
    async with LocalTelegram(clock=Clock()) as telegram:
        samira = telegram.person("Samira")
        async with polling(database, f"{telegram.url}/bot{telegram.token}"):
            for kind in TROUBLE:
                telegram.fault(kind, "getUpdates", times=2)
                await samira.say(kind)
                await until(lambda: telegram.waiting() == 0)
    assert len(numbers(database)) == len(TROUBLE)


@pytest.mark.parametrize("fault", ["401", "404"])
async def test_control_stock_polling_stops_for_ever_at_one_refusal(fault):
    async with LocalTelegram(clock=Clock()) as telegram:
        application = ApplicationBuilder().token(telegram.token).base_url(telegram.base_url).build()
        async with application:
            before = asyncio.all_tasks()
            await application.updater.start_polling(poll_interval=0, timeout=1)
            polls = asyncio.all_tasks() - before
            telegram.fault(fault, "getUpdates", times=1)
            await until(lambda: any(task.done() for task in polls))
            await telegram.person("Samira").say("hallo")
            await asyncio.sleep(0.3)
            assert telegram.waiting() == 1
            with pytest.raises(InvalidToken):  # its task ended long ago, and nobody noticed
                await application.updater.stop()


@asynccontextmanager
async def answering(*answers: bytes) -> AsyncIterator[tuple[str, list[dict]]]:
    """A server that answers with these in turn, and then with nothing new. Gives its address and what it was asked."""
    left, asked, writers = list(answers), [], []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            asked.append(json.loads(await reader.readexactly(length)))
            body = left.pop(0) if left else b'{"ok":true,"result":[]}'
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
            await writer.drain()
            await asyncio.sleep(0.01)

    async def until_gone(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await serve(reader, writer)

    server = await asyncio.start_server(until_gone, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked
    for writer in writers:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


def updates(*numbered: int) -> bytes:
    return json.dumps({"ok": True, "result": [UPDATE | {"update_id": number} for number in numbered]}).encode()


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_polling_goes_on_after_garbage(database):
    answers = [answer for garbage in GARBAGE.values() for answer in (garbage, b'{"ok":true,"result":[]}')]
    async with answering(*answers, updates(7)) as (url, asked), polling(database, url):
        await until(lambda: numbers(database) == [7])
    assert len(asked) > len(answers)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_an_update_is_confirmed_only_after_it_is_stored_and_numbers_may_begin_anew(database):
    answers = updates(7, 8), b"broken", b'{"ok":true,"result":[]}', updates(3)
    async with answering(*answers) as (url, asked), polling(database, url):
        await until(lambda: numbers(database) == [3, 7, 8] and len(asked) > 4)
    assert [question.get("offset") for question in asked[:5]] == [None, 9, 9, None, 4]
