"""Sending texts, and the typing indicator."""

from typing import Any

from local_telegram import texts
from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(call: Call) -> dict[str, Any]:
    """`sendMessage`."""
    chat = call.writable_chat()
    entities = call.args.items("entities", "message entities") if "entities" in call.args.values else None
    content = texts.message_text(call.args.text("text"), call.args.text("parse_mode"), entities)
    return call.send(chat, content).body


def send_chat_action(call: Call) -> bool:
    """`sendChatAction`: shown until the next message, five seconds at most."""
    chat = call.writable_chat()
    action = call.args.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    seq = call.world.events.publish("action", chat=chat.id)
    chat.action = {"action": action, "seq": seq}
    return True
