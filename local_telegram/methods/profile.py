"""Who a bot is: its account, name and descriptions."""

from typing import Any

from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

ABOUT_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> dict[str, Any]:
    """`getMe`."""
    return call.bot.profile()


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
