"""Updates: kept until confirmed, for as long as Telegram keeps them, to one taker at a time."""

import asyncio
import json
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, NetworkError
from telegram.ext import ApplicationBuilder, MessageHandler, filters

from local_telegram.client import LocalTelegram
from local_telegram.server import listening_socket, serving
from tests.proofs.waiting import until


async def asked(telegram):
    """Until a long poll waits."""
    await until(lambda: any(bot.updates._waiter for bot in telegram.world.bots.values()), every=0.005)


async def test_only_the_offset_confirms(bot, samira):
    await samira.say("een")
    await samira.say("twee")
    first = await bot.get_updates()
    assert [u.message.text for u in first] == ["/start", "een", "twee"]
    assert [u.update_id for u in await bot.get_updates()] == [u.update_id for u in first]
    assert [u.message.text for u in await bot.get_updates(offset=first[1].update_id, limit=1)] == ["een"]
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["twee"]
    assert await bot.get_updates(offset=first[-1].update_id + 1) == ()


async def test_a_long_poll_ends_with_the_first_update(telegram, bot, samira):
    last = (await bot.get_updates())[-1].update_id
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(bot.get_updates(offset=last + 1, timeout=20))
        await asked(telegram)
        assert not waiting.done()
        await samira.say("nu")
    assert [u.message.text for u in waiting.result()] == ["nu"]


async def test_a_second_poller_ends_the_first(telegram, bot):
    async def first():
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await bot.get_updates(timeout=20)

    async with Bot(telegram.token, base_url=telegram.base_url) as second, asyncio.TaskGroup() as tasks:
        tasks.create_task(first())
        await asked(telegram)
        assert await second.get_updates(timeout=0) == ()


async def test_allowed_updates(bot, samira):
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    await samira.say("wordt niet bewaard")
    await samira.forge("x", 1)
    assert [u.callback_query.data for u in (await bot.get_updates())[1:]] == ["x"]
    await bot.get_updates(allowed_updates=[])
    await samira.say("weer wel")
    assert (await bot.get_updates())[-1].message.text == "weer wel"


@pytest.mark.parametrize(
    ("later", "kinds"), [(149, ["message", "tap"]), (150, ["message"]), (86_399, ["message"]), (86_400, [])]
)
async def test_lifetimes(telegram, bot, samira, later, kinds):
    await samira.forge("x", 1)
    telegram.clock.advance(timedelta(seconds=later))
    assert ["tap" if u.callback_query else "message" for u in await bot.get_updates()] == kinds


async def test_a_tap_can_be_answered_for_as_long_as_it_lives(telegram, bot, samira):
    await samira.forge("x", 1)
    query = (await bot.get_updates())[-1].callback_query
    telegram.clock.advance(timedelta(seconds=150))
    assert await bot.answer_callback_query(query.id, "net")
    telegram.clock.advance(timedelta(seconds=1))
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query.id)
    assert (await samira.expect_answer("net"))["alert"] is False


async def test_a_tap_on_a_message_that_is_gone(bot, samira):
    await samira.forge("vals", 99_999)
    query = (await bot.get_updates())[-1].callback_query
    assert not query.message.is_accessible
    assert query.data == "vals"


class Receiver:
    """A webhook that answers as told and remembers what it got."""

    def __init__(self):
        self.answers = []
        self.got = []
        self.arrived = asyncio.Event()

    async def __call__(self, request):
        self.got.append((request.headers.get("x-telegram-bot-api-secret-token"), json.loads(await request.body())))
        self.arrived.set()
        answer = self.answers.pop(0) if self.answers else 200
        return JSONResponse(answer) if isinstance(answer, dict) else Response(status_code=answer)

    async def until(self, number):
        async with asyncio.timeout(60):
            while len(self.got) < number:
                self.arrived.clear()
                await self.arrived.wait()


@pytest.fixture
async def receiver():
    hook = Receiver()
    app = Starlette(routes=[Route("/hook", hook.__call__, methods=["POST"])])
    async with serving(app, listening_socket()) as url:
        hook.url = f"{url}/hook"
        yield hook


async def test_a_webhook_gets_the_same_update_until_it_answers_well(telegram, bot, samira, receiver):
    receiver.answers = [500, 503, 200]
    await bot.set_webhook(receiver.url, secret_token="geheim-1")
    await receiver.until(3)
    assert {secret for secret, _ in receiver.got} == {"geheim-1"}
    assert len({update["update_id"] for _, update in receiver.got}) == 1
    await samira.say("nog een")
    await receiver.until(4)
    assert receiver.got[3][1]["update_id"] == receiver.got[0][1]["update_id"] + 1
    await telegram.settle()
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.url) == (0, receiver.url)
    assert "503" in info.last_error_message
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    await samira.say("weer zelf halen")
    assert [u.message.text for u in await bot.get_updates()] == ["weer zelf halen"]


async def test_taps_overtake_messages_by_webhook(telegram, bot, samira, receiver):
    receiver.answers = [500]
    await samira.forge("tik", 1)
    await bot.set_webhook(receiver.url)
    await receiver.until(3)
    assert ["callback_query" in u for _, u in receiver.got] == [False, True, False]


async def test_a_webhook_may_answer_with_a_call(telegram, bot, samira, receiver):
    receiver.answers = [{"method": "sendMessage", "chat_id": samira.id, "text": "direct"}]
    await bot.set_webhook(receiver.url)
    await samira.expect("direct")


async def test_dropping_what_waits(bot, samira):
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_a_long_poll(telegram, bot, samira, receiver):
    await bot.get_updates(offset=-1)
    last = (await bot.get_updates())[-1].update_id

    async def poll():
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await bot.get_updates(offset=last + 1, timeout=20)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poll())
        await asked(telegram)
        await bot.set_webhook(receiver.url)


async def test_an_application_by_webhook(telegram, samira):
    """As `run_webhook` works: the update is handed to the application, then 200."""

    async def echo(update, context):
        await update.message.reply_text(f"echo {update.message.text}")

    app = ApplicationBuilder().updater(None).token(telegram.token).base_url(telegram.base_url).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))

    async def take(request):
        if request.headers["x-telegram-bot-api-secret-token"] != "geheim":
            return Response(status_code=403)
        await app.process_update(Update.de_json(await request.json(), app.bot))
        return Response()

    async with app, serving(Starlette(routes=[Route("/", take, methods=["POST"])]), listening_socket()) as url:
        await app.bot.set_webhook(url, secret_token="geheim")
        await samira.say("hallo")
        await samira.expect("echo hallo")
        await app.bot.delete_webhook()


async def test_stopping_lets_everybody_go():
    """A long poll and a call that a fault keeps waiting do not hold up the end."""
    async with asyncio.TaskGroup() as tasks:
        async with LocalTelegram() as telegram, asyncio.timeout(60):
            bot = Bot(telegram.token, base_url=telegram.base_url)
            await bot.initialize()
            telegram.fault("timeout", "sendMessage")
            poll = tasks.create_task(bot.get_updates(timeout=30))
            send = tasks.create_task(give_up(bot))
            await asked(telegram)
            await asyncio.sleep(0.2)
            started = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - started < 15  # half of the poll
        assert await poll == ()
        assert await send
        await bot.shutdown()


async def give_up(bot):
    with pytest.raises(NetworkError):
        await bot.send_message(1, "x")
    return True
