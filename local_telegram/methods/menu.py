"""The button beside the text field."""

from typing import Any

from local_telegram.errors import bad_request
from local_telegram.keyboards import is_secure
from local_telegram.methods.call import Call


def set_menu_button(call: Call) -> bool:
    """`setChatMenuButton`: for one private chat, or the default."""
    chat_id = call.chat().id if call.args.text("chat_id") else 0
    button = call.args.parsed("menu_button", "MenuButton") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton: unsupported type specified")
    if button["type"] == "web_app":
        app = button.get("web_app")
        if not isinstance(app, dict) or not is_secure(str(app.get("url", ""))):
            raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
        if not button.get("text"):
            raise bad_request("menu button text must be non-empty")
    call.bot.menu_buttons[chat_id] = button
    call.world.events.publish("commands")
    return True


def get_menu_button(call: Call) -> dict[str, Any]:
    """`getChatMenuButton`."""
    chat_id = call.chat().id if call.args.text("chat_id") else 0
    return call.bot.menu_buttons.get(chat_id) or call.bot.menu_buttons.get(0) or {"type": "default"}
