"""Answering taps, and knowing and leaving chats."""

from typing import Any

from local_telegram import utf16
from local_telegram.errors import bad_request
from local_telegram.methods.call import Call
from local_telegram.updates import TAP_LIFE

ANSWER_LIMIT = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_tap(call: Call) -> bool:
    """`answerCallbackQuery`: a short note or an alert on the phone of who tapped."""
    tap = call.bot.taps.get(call.args.text("callback_query_id"))
    if tap is None or call.world.clock() - tap.made_at > TAP_LIFE:
        raise bad_request(TOO_OLD)
    text = call.args.text("text")
    if utf16.length(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answer = {"text": text, "alert": call.args.flag("show_alert"), "url": call.args.text("url")}
    call.world.events.publish("answer", chat=tap.chat_id, person=tap.person_id, tap=tap.id, **tap.answer)
    return True


def get_chat(call: Call) -> dict[str, Any]:
    """`getChat`."""
    chat = call.chat()
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS}
    return chat.about | more


NO_GIFTS = {
    "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
    "gifts_from_channels": False,
}  # fmt: skip


def get_chat_member(call: Call) -> dict[str, Any]:
    """`getChatMember`: a person's or the bot's own place in a chat."""
    chat = call.chat()
    number = call.args.integer("user_id")
    if number == call.bot.id:
        return {"user": call.bot.user, "status": chat.bots.get(number, "member")}
    person = call.world.people.get(number)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"user": person.user, "status": "member" if number in chat.people else "left"}


def leave_chat(call: Call) -> bool:
    """`leaveChat`: out of a group or channel."""
    chat = call.writable_chat()
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bots[call.bot.id] = "left"
    left = {"left_chat_participant": call.bot.user, "left_chat_member": call.bot.user}
    call.world.post(chat, call.bot.user, left, outgoing=True)
    return True
