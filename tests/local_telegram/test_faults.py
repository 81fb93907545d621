"""Trouble between bot and Telegram, on request."""

import pytest
from telegram import Bot
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from local_telegram.errors import NotPossible
from local_telegram.faults import Faults


@pytest.fixture
async def hasty(telegram):
    """A bot that waits half a second for an answer."""
    request = HTTPXRequest(read_timeout=0.5)
    async with Bot(
        telegram.token, base_url=telegram.base_url, request=request, get_updates_request=HTTPXRequest(read_timeout=0.5)
    ) as bot:
        yield bot


async def test_answers_instead_of_doing_it(telegram, bot, samira, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # otherwise making a RetryAfter warns
    telegram.fault("429", "sendMessage", times=1, retry_after=7)
    with pytest.raises(RetryAfter, match="Retry in 0:00:07"):
        await bot.send_message(samira.id, "x")
    for kind, error in {
        "502": NetworkError,
        "500": NetworkError,
        "401": InvalidToken,
        "404": InvalidToken,
        "blocked": Forbidden,
    }.items():
        telegram.fault(kind, "send*", times=1)
        with pytest.raises(error):
            await bot.send_message(samira.id, "x")
    assert [s for s in samira.see() if s.from_bot] == []
    await bot.send_message(samira.id, "weer rustig")
    assert [c.error.code if c.error else 0 for c in telegram.calls_of("sendMessage")] == [
        429,
        502,
        500,
        401,
        404,
        403,
        0,
    ]


async def test_not_done_and_no_answer(telegram, bot, hasty, samira):
    telegram.fault("timeout", "sendMessage", times=1)
    with pytest.raises(TimedOut):
        await hasty.send_message(samira.id, "x")
    telegram.fault("reset", "sendMessage", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(samira.id, "x")
    assert not any(s.from_bot for s in samira.see())


async def test_done_but_the_answer_is_lost(telegram, bot, hasty, samira):
    telegram.fault("lost", "sendMessage", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(samira.id, "een")
    telegram.fault("silent", "sendMessage", times=1)
    with pytest.raises(TimedOut):
        await hasty.send_message(samira.id, "twee")
    await samira.expect("twee")  # it may have given up before it was done
    assert [s.text for s in samira.see() if s.from_bot] == ["een", "twee"]


async def test_one_chat_only_and_until_switched_off(telegram, bot, samira):
    anna = telegram.person("Anna")
    await anna.say("/start")
    fault = telegram.fault("blocked", "sendMessage", chat_id=anna.id)
    for _ in range(3):
        with pytest.raises(Forbidden):
            await bot.send_message(anna.id, "x")
    await bot.send_message(samira.id, "x")
    telegram.calm(fault)
    await bot.send_message(anna.id, "x")


def test_chance_is_seeded():
    def struck(seed):
        faults = Faults(seed)
        faults.add("502", method="sendMessage", probability=0.3)
        return [faults.strike("sendMessage", 1) is not None for _ in range(200)]

    assert struck(1) == struck(1) != struck(2)
    assert 40 < struck(1).count(True) < 80


async def test_a_fault_that_does_not_exist(telegram):
    with pytest.raises(ValueError, match="no such fault"):
        telegram.fault("regen")
    with pytest.raises((NotPossible, ValueError)):
        telegram.fault("418")
