"""What is logged: never a token, whoever logs it and however it is wrapped."""

import io
import json
import logging

import httpx
import pytest
import structlog

from wegwijs import logs

TOKEN = "123456:AAH-" + "x" * 31
HOME_MADE = "demo-token-of-this-machine"


@pytest.fixture
def log():
    stream = io.StringIO()
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in logs._TALKATIVE}
    before = root.handlers[:], root.level
    logs.configure(token=HOME_MADE, level=logging.DEBUG, stream=stream)
    yield stream
    root.handlers[:], root.level = before
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


async def refused(request):
    return httpx.Response(401, request=request)


async def test_a_planted_401_leaves_no_token(log):
    async with httpx.AsyncClient(transport=httpx.MockTransport(refused)) as client:
        answer = await client.get(f"https://api.example.org/bot{TOKEN}/getUpdates")
    try:
        answer.raise_for_status()
    except httpx.HTTPStatusError:
        structlog.get_logger("intake").exception("refused", address=str(answer.url))
        logging.getLogger("telegram.ext").exception("failed %s", answer.url)
    assert "401" in log.getvalue()
    assert log.getvalue().count(logs.HIDDEN) >= 4
    assert TOKEN not in log.getvalue()


def test_the_same_401_without_our_formatter_shows_the_token(log):
    """The control: the redaction is what keeps it out."""
    [handler] = [h for h in logging.getLogger().handlers if isinstance(h.formatter, logs.Redacting)]
    handler.setFormatter(logging.Formatter())
    logging.getLogger("telegram.ext").error("failed %s", f"https://api.example.org/bot{TOKEN}/getUpdates")
    assert TOKEN in log.getvalue()


def fail(secret):
    try:
        _ = {}[secret]
    except KeyError as cause:
        raise RuntimeError(f"at {secret}") from cause


@pytest.mark.parametrize("secret", [TOKEN, f"bot{TOKEN}", HOME_MADE])
def test_tokens_are_taken_out_of_arguments_keys_and_chained_errors(log, secret):
    try:
        fail(secret)
    except RuntimeError:
        structlog.get_logger().error("broke", exc_info=True, address={"deep": [secret]}, **{secret: 1})
    assert secret.removeprefix("bot") not in log.getvalue()


def test_a_line_is_json_with_time_level_and_name(log):
    structlog.get_logger("worker").info("handled", update_id=7)
    logging.getLogger("some.library").warning("hm %s", "x")
    ours, theirs = (json.loads(line) for line in log.getvalue().splitlines())
    assert (ours["event"], ours["update_id"], ours["level"], ours["logger"]) == ("handled", 7, "info", "worker")
    assert ours["timestamp"].endswith("Z")
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("hm x", "warning", "some.library")


def test_an_object_is_logged_as_its_kind(log):
    structlog.get_logger().info("update", payload=object())
    assert json.loads(log.getvalue())["payload"] == "<object>"


def test_http_clients_are_quiet_below_a_warning(log):
    logging.getLogger("httpx").info("HTTP Request: GET https://api.example.org")
    assert log.getvalue() == ""
