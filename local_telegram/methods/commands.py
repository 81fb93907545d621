"""The commands a bot offers, per scope and language."""

import re
from typing import Any

from local_telegram.arguments import Arguments
from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
MOST_COMMANDS = 100
DESCRIPTION_LIMIT = 256
NAME = re.compile(r"[a-z0-9_]{1,32}")


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
