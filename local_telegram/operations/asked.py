"""Who and what an operation is about."""

from typing import Any

from local_telegram import acting
from local_telegram.chats import Message
from local_telegram.errors import NotPossible
from local_telegram.world import World

Json = dict[str, Any]


def someone(world: World, given: Json) -> acting.Someone:
    """The parties an operation is about. Raises `NotPossible` when one of them does not exist."""
    bot = world.bot(given.get("bot"))
    person = world.people.get(given.get("person") or 0)
    if person is None:
        raise NotPossible(f"there is no person {given.get('person')}")
    chat_id = given.get("chat") or person.id
    chat = world.open_private(bot, person) if chat_id == person.id else world.groups.get(chat_id)
    if chat is None:
        raise NotPossible(f"there is no chat {chat_id}")
    return acting.Someone(world, bot, person, chat)


def message_of(who: acting.Someone, given: Json) -> Message:
    """The message that an operation is about. Raises `NotPossible` when it is gone."""
    if found := who.chat.messages.get(int(given["message"])):
        return found
    raise NotPossible("that message is gone")


def told(*messages: Message) -> Json:
    """What came of it: the messages as the person sees them."""
    return {"messages": [m.shown() for m in messages]}
