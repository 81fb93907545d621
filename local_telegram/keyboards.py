"""Keyboards as Telegram accepts them: under a message (inline) or instead of the phone's keyboard (reply)."""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from local_telegram.errors import bad_request

DATA_BYTES = 64
MOST_BUTTONS = 100
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
INLINE_ACTIONS = (
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "pay", "callback_game",
)  # fmt: skip


def _split(url: str) -> SplitResult:
    """The pieces of an address; no pieces at all when it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def is_secure(url: str) -> bool:
    """HTTPS, or plain HTTP to this very machine (the one thing that is looser here than at Telegram)."""
    pieces = _split(url)
    return bool(pieces.hostname) and (pieces.scheme == "https" or pieces.hostname in LOOPBACK)


def _check_web_app(app: Any, *, private: bool) -> None:
    if not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    url = str(app.get("url", "")) if isinstance(app, dict) else ""
    if not is_secure(url):
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def _check_url(url: str) -> None:
    pieces = _split(url if "://" in url else f"http://{url}")
    known = pieces.scheme in {"http", "https", "tg", "ton"}
    if not known or not pieces.netloc or (pieces.scheme.startswith("http") and "." not in pieces.netloc):
        raise bad_request("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL")


def _check_inline(button: Any, *, private: bool) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Inline keyboard button must be an Object")
    if not str(button.get("text") or "").strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in INLINE_ACTIONS if name in button]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))
    if "web_app" in button:
        _check_web_app(button["web_app"], private=private)


def _check_reply(button: Any, *, private: bool) -> dict[str, Any]:
    parsed = {"text": button} if isinstance(button, str) else button
    if not isinstance(parsed, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
    if not str(parsed.get("text") or "").strip():
        raise bad_request("keyboard button text must be non-empty")
    if "web_app" in parsed:
        _check_web_app(parsed["web_app"], private=private)
    if not private and ("request_contact" in parsed or "request_location" in parsed):
        raise bad_request("phone number can be requested in private chats only")
    return parsed


def _rows(keyboard: Any) -> list[list[Any]]:
    if not isinstance(keyboard, list) or not all(isinstance(row, list) for row in keyboard):
        raise bad_request('can\'t parse reply keyboard markup: Field "keyboard" must be an Array of Arrays')
    if sum(len(row) for row in keyboard) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return [row for row in keyboard if row]


def _inline(markup: dict[str, Any], *, private: bool) -> dict[str, Any] | None:
    rows = _rows(markup["inline_keyboard"])
    for row in rows:
        for button in row:
            _check_inline(button, private=private)
    return {"inline_keyboard": rows} if rows else None


def _reply(markup: dict[str, Any], *, private: bool) -> dict[str, Any]:
    rows = [[_check_reply(button, private=private) for button in row] for row in _rows(markup["keyboard"])]
    if not rows:
        raise bad_request("reply keyboard must be non-empty")
    return {**markup, "keyboard": rows}


def read_markup(markup: Any, *, private: bool) -> tuple[str, dict[str, Any] | None]:
    """The kind ("", "inline", "reply", "remove", "force") and the keyboard. Raises 400 for a wrong one."""
    if not markup:
        return "", None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        keyboard = _inline(markup, private=private)
        return ("inline" if keyboard else ""), keyboard
    if "keyboard" in markup:
        return "reply", _reply(markup, private=private)
    if markup.get("remove_keyboard"):
        return "remove", None
    if markup.get("force_reply"):
        return "force", dict(markup)
    raise bad_request("can't parse reply keyboard markup JSON object")
