from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from telegram import Bot
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.trust import certificates
from local_telegram.client import LocalTelegram


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram() as running:
        yield running


@pytest.fixture
async def bot(telegram) -> AsyncIterator[Bot]:
    """A bare python-telegram-bot Bot that speaks to the local server."""
    trusted = {"verify": certificates()}  # read once for all tests: each reading takes longer than most of them
    async with Bot(
        telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url,
        request=HTTPXRequest(httpx_kwargs=trusted), get_updates_request=HTTPXRequest(httpx_kwargs=trusted),
    ) as speaking:  # fmt: skip
        yield speaking


@pytest.fixture
async def samira(telegram):
    """Somebody whose chat with the bot is open."""
    person = telegram.person("Samira")
    await person.say("/start")
    return person


@pytest.fixture
async def polling(telegram):
    """Start a stock Application by polling: `await polling(app_handlers...)`."""
    async with AsyncExitStack() as stack:

        async def start(*handlers) -> Application:
            app = (
                ApplicationBuilder()
                .token(telegram.token)
                .base_url(telegram.base_url)
                .base_file_url(telegram.base_file_url)
                .build()
            )
            app.add_handlers(handlers)
            await stack.enter_async_context(app)
            await app.start()
            stack.push_async_callback(app.stop)
            await app.updater.start_polling()
            stack.push_async_callback(app.updater.stop)
            return app

        yield start
