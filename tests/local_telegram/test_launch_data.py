"""Launch data of a Mini App verifies as Telegram's does, and a changed byte does not."""

import hashlib
import hmac
import json
from urllib.parse import parse_qs, parse_qsl, urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo


def verified(token, data):
    """Written here from Telegram's description, independent of the code under test."""
    fields = dict(parse_qsl(data, strict_parsing=True))
    given = fields.pop("hash")
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    text = "\n".join(f"{k}={v}" for k, v in sorted(fields.items()))
    return hmac.compare_digest(given, hmac.new(secret, text.encode(), hashlib.sha256).hexdigest())


async def test_launch_data(telegram, bot, samira):
    button = InlineKeyboardButton("Open", web_app=WebAppInfo("http://127.0.0.1:9/app?x=1"))
    await bot.send_message(samira.id, "app", reply_markup=InlineKeyboardMarkup([[button]]))
    opened = await samira.open_app("Open")
    assert verified(telegram.token, opened["init_data"])
    assert not verified("1:other", opened["init_data"])
    assert not verified(telegram.token, opened["init_data"].replace("Samira", "Sanira"))
    fragment = parse_qs(urlsplit(opened["url"]).fragment)
    assert fragment["tgWebAppData"] == [opened["init_data"]]
    fields = dict(parse_qsl(opened["init_data"]))
    assert json.loads(fields["user"])["id"] == samira.id
    assert int(fields["auth_date"]) == telegram.clock().timestamp()
