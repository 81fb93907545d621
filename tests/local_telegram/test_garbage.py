"""Whatever nonsense a call holds, it is refused with words, never with a crash."""

import itertools
import json

import pytest

from local_telegram.arguments import Arguments
from local_telegram.bot_api import BotApi
from local_telegram.errors import ApiError
from local_telegram.files import Upload
from local_telegram.methods.table import METHODS

NONSENSE = [
    "", "x", "-1", "99999999999999999999", "true", "null", "1.5", "NaN", "[]", "{}", "[1]", '["x"]', "[[]]", "[null]",
    '[{"type": 1}]', '{"type": "chat", "chat_id": "x"}', '{"type": "web_app", "web_app": 3}',
    '{"message_id": "x"}', '{"inline_keyboard": 3}', '{"inline_keyboard": [3]}', '{"inline_keyboard": [[3]]}',
    '{"keyboard": [[3]]}', '{"inline_keyboard": [[{"text": "x", "url": 3}]]}',
    '{"inline_keyboard": [[{"text": "x", "url": "http://["}]]}', '{"type": "document", "media": "attach://f"}',
    '{"inline_keyboard": [[{"text": "x", "web_app": {"url": 3}}]]}', '[{"type": "photo", "media": 3}]',
    '[{"command": 3, "description": 4}]', '[{"type": "bold", "offset": "x", "length": 1}]', '[{"type": "bold"}]',
    '[{"type": "bold", "offset": -5, "length": 99}]', '[{"type": "bold", "offset": 0, "length": 99}]',
    "\ud800", "\x00", '"\\ud800"', [], {}, [3], {"a": 1}, 3, None, True, 1.5, float("inf"),
]  # fmt: skip
FIELDS = (
    "chat_id", "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "message_id", "message_ids",
    "media", "photo", "document", "caption", "caption_entities", "latitude", "longitude", "title", "address", "action",
    "commands", "scope", "language_code", "menu_button", "callback_query_id", "show_alert", "url", "secret_token",
    "allowed_updates", "offset", "limit", "file_id", "from_chat_id", "user_id", "name", "phone_number",
    "max_connections", "reply_to_message_id",
)  # fmt: skip
REFUSED = {400, 403, 404, 409}


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_nonsense(telegram, bot, samira, method):
    sent = await bot.send_message(samira.id, "goed")
    sensible = {"chat_id": samira.id, "text": "x", "message_id": sent.message_id, "latitude": 1, "longitude": 1}
    sensible |= {"from_chat_id": samira.id, "user_id": samira.id, "title": "x", "address": "x"}
    api = BotApi(telegram.world)
    wrong = []
    for field, value in itertools.product(FIELDS, NONSENSE):
        values = sensible | {field: value} | {"timeout": 0}
        try:
            json.dumps(await api.perform(telegram.bot, method, Arguments(values, {"f": Upload("f", "", b"x")})))
        except ApiError as refusal:
            wrong += [] if refusal.code in REFUSED else [(field, value, refusal)]
        except Exception as trouble:
            raise AssertionError(f"{method} {field}={value!r}: {trouble!r}") from trouble
        telegram.bot.webhook = None
    assert wrong == []
