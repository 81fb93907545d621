"""Launch data of a Mini App, signed as Telegram signs it.

Source: core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from local_telegram.accounts import Bot, Person


def _hmac(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()


def sign(token: str, fields: dict[str, str]) -> str:
    """The hex `hash` over all other fields."""
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    return _hmac(_hmac(b"WebAppData", token.encode()), lines.encode()).hex()


def launch_data(bot: Bot, person: Person, *, now: datetime, query_id: str = "", start: str = "") -> str:
    """The `initData` a Mini App gets when this person opens it."""
    user: dict[str, Any] = {"id": person.id, "first_name": person.first_name, "last_name": person.last_name}
    if person.username:
        user["username"] = person.username
    user |= {"language_code": person.language, "allows_write_to_pm": True}
    fields = {"user": json.dumps(user, separators=(",", ":"), ensure_ascii=False)}
    fields |= {"query_id": query_id} if query_id else {}
    fields |= {"start_param": start} if start else {}
    fields["auth_date"] = str(int(now.timestamp()))
    # Telegram signs with its own key too; nobody can check that one here, but a verifier must cope with it.
    fields["signature"] = base64.urlsafe_b64encode(_hmac(b"local", fields["user"].encode())).decode().rstrip("=")
    return urlencode(fields | {"hash": sign(bot.token, fields)})


def launch_url(url: str, data: str, *, dark: bool = False) -> str:
    """The address of a Mini App with its launch data in the fragment."""
    theme = (
        {"bg_color": "#17212b", "text_color": "#f5f5f5"} if dark else {"bg_color": "#ffffff", "text_color": "#000000"}
    )
    fragment = {
        "tgWebAppData": data,
        "tgWebAppVersion": "9.1",
        "tgWebAppPlatform": "weba",
        "tgWebAppThemeParams": json.dumps(theme, separators=(",", ":")),
    }
    return f"{url.split('#', maxsplit=1)[0]}#{urlencode(fragment)}"
