"""The world as JSON, for the page and for the Python client."""

from typing import Any

from local_telegram.accounts import Bot, Person
from local_telegram.chats import Chat
from local_telegram.world import Call, World

Json = dict[str, Any]
NEWEST = 300


def person(who: Person) -> Json:
    """A person."""
    return {"id": who.id, "name": who.first_name, "label": who.label, "language": who.language}


def group(chat: Chat) -> Json:
    """A group or channel."""
    return {
        "id": chat.id, "title": chat.about["title"], "kind": chat.kind, "people": sorted(chat.people),
        "bots": {str(number): status for number, status in chat.bots.items()},
    }  # fmt: skip


def call(made: Call) -> Json:
    """A call from the log."""
    return {
        "number": made.number, "method": made.method, "payload": made.payload, "result": made.result,
        "error": made.error.as_json() if made.error else None, "at": made.at.isoformat(),
    }  # fmt: skip


def state(world: World) -> Json:
    """All that is not inside one chat."""
    return {
        "seq": world.events.seq,
        "now": world.clock().isoformat(),
        "movable": world.move is not None,
        "people": [person(p) for p in world.people.values()],
        "groups": [group(c) for c in world.groups.values()],
        "bots": [{"id": b.id, "username": b.username, "name": b.first_name} for b in world.bots.values()],
        "faults": [f.as_json() for f in world.faults.active],
    }


def commands(bot: Bot, chat: Chat, who: Person) -> list[dict[str, str]]:
    """The commands this person is offered here: the narrowest scope that has any, own language first.

    Source: core.telegram.org/bots/api#determining-list-of-commands.
    """
    if chat.private:
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        scopes = [f"chat_member:{chat.id}:{who.id}", f"chat:{chat.id}", "all_group_chats", "default"]
    for scope in scopes:
        for language in (who.language, ""):
            if found := bot.commands.get((scope, language)):
                return found
    return []


def screen(world: World, bot: Bot, who: Person, chat: Chat) -> Json:
    """One chat as one person sees it: messages (the newest ones), keyboards, menu and what is going on."""
    newest = list(chat.messages.values())[-NEWEST:]
    return {
        "seq": world.events.seq,
        "chat": chat.about,
        "person": person(who),
        "bot": bot.user,
        "messages": [m.shown() for m in newest],
        "keyboard": chat.keyboard,
        "commands": commands(bot, chat, who),
        "menu_button": bot.menu_buttons.get(chat.id) or bot.menu_buttons.get(0) or {"type": "default"},
        "description": bot.about.get(("description", who.language)) or bot.about.get(("description", ""), ""),
        "action": chat.action,
        "blocked": chat.blocked,
    }
