"""Deleting messages."""

from datetime import timedelta

from local_telegram.chats import Chat, Message
from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

DELETABLE_FOR = timedelta(hours=48)
MOST_DELETED = 100


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    sent = message.body["date"]
    if call.world.now() - sent > DELETABLE_FOR.total_seconds():
        raise bad_request("message can't be deleted for everyone")
    own = message.body.get("from", {}).get("id") == call.bot.id
    if not own and not chat.private and chat.bots.get(call.bot.id) != "administrator":
        raise bad_request("message can't be deleted")


def delete_message(call: Call) -> bool:
    """`deleteMessage`: up to 48 hours old; somebody else's only in a private chat or as administrator."""
    chat = call.chat()
    message = chat.messages.get(call.args.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(call, chat, message)
    call.world.delete(chat, message.id)
    return True


def delete_messages(call: Call) -> bool:
    """`deleteMessages`: 1 to 100; those that are gone already are skipped."""
    chat = call.chat()
    numbers = call.args.numbers("message_ids", "identifiers of messages")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    found = [chat.messages[n] for n in numbers if n in chat.messages]
    for message in found:
        _check_deletable(call, chat, message)
    for message in found:
        call.world.delete(chat, message.id)
    return True
