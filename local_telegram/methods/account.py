"""What a bot tells about itself: commands per scope and language, menu button, names."""

import re
from typing import Any

from local_telegram.arguments import Arguments
from local_telegram.errors import bad_request
from local_telegram.keyboards import is_secure
from local_telegram.methods.call import Call

SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
MOST_COMMANDS = 100
DESCRIPTION_LIMIT = 256
NAME = re.compile(r"[a-z0-9_]{1,32}")
ABOUT_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> dict[str, Any]:
    """`getMe`."""
    return call.bot.profile()


def _scope(call: Call) -> str:
    """The key of a command scope; one about a chat needs a chat that the bot knows."""
    scope = call.args.parsed("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if not kind.startswith("chat"):
        return str(kind)
    chat = call.world.find_chat(call.bot, Arguments(scope).integer("chat_id"))
    if chat.private and kind != "chat":
        raise bad_request("can't use the scope in a private chat")
    return f"{kind}:{chat.id}" + (f":{scope.get('user_id', 0)}" if kind == "chat_member" else "")


def _command(given: Any) -> dict[str, str]:
    name = str(given.get("command", "")).removeprefix("/") if isinstance(given, dict) else ""
    description = str(given.get("description", "")).strip() if name else ""
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def set_commands(call: Call) -> bool:
    """`setMyCommands`."""
    commands = [_command(c) for c in call.args.items("commands", "commands JSON object")]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[_scope(call), call.args.text("language_code")] = commands
    call.world.events.publish("commands")
    return True


def get_commands(call: Call) -> list[dict[str, str]]:
    """`getMyCommands`: exactly this scope and language; empty when none were set."""
    return call.bot.commands.get((_scope(call), call.args.text("language_code")), [])


def delete_commands(call: Call) -> bool:
    """`deleteMyCommands`."""
    call.bot.commands.pop((_scope(call), call.args.text("language_code")), None)
    call.world.events.publish("commands")
    return True


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


def _set_about(call: Call, field: str) -> bool:
    value = call.args.text(field)
    if len(value) > ABOUT_LIMITS[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    call.bot.about[field, call.args.text("language_code")] = value
    return True


def _get_about(call: Call, field: str) -> dict[str, str]:
    language = call.args.text("language_code")
    default = call.bot.first_name if field == "name" else ""
    return {field: call.bot.about.get((field, language)) or call.bot.about.get((field, ""), default)}


def set_name(call: Call) -> bool:
    """`setMyName`."""
    return _set_about(call, "name")


def get_name(call: Call) -> dict[str, str]:
    """`getMyName`."""
    return _get_about(call, "name")


def set_description(call: Call) -> bool:
    """`setMyDescription`: what an empty chat shows."""
    return _set_about(call, "description")


def get_description(call: Call) -> dict[str, str]:
    """`getMyDescription`."""
    return _get_about(call, "description")


def set_short_description(call: Call) -> bool:
    """`setMyShortDescription`."""
    return _set_about(call, "short_description")


def get_short_description(call: Call) -> dict[str, str]:
    """`getMyShortDescription`."""
    return _get_about(call, "short_description")
