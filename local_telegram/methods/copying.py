"""Forwarding and copying, which a protected message refuses."""

from typing import Any

from local_telegram import texts
from local_telegram.chats import Message
from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

COPIED = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "voice", "sticker", "location", "venue",
    "contact",
)  # fmt: skip


def _original(call: Call, verb: str) -> Message:
    origin = call.world.find_chat(call.bot, call.args.integer("from_chat_id"))
    message = origin.messages.get(call.args.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.protected:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def forward_message(call: Call) -> dict[str, Any]:
    """`forwardMessage`; a protected message is refused."""
    chat = call.writable_chat()
    message = _original(call, "forward")
    content = {k: message.body[k] for k in COPIED if k in message.body}
    origin = {"type": "user", "sender_user": message.body["from"], "date": message.body["date"]}
    return call.send(chat, content, extra={"forward_origin": origin}).body


def copy_message(call: Call) -> dict[str, Any]:
    """`copyMessage`; a protected message is refused."""
    chat = call.writable_chat()
    message = _original(call, "copy")
    content = {k: message.body[k] for k in COPIED if k in message.body}
    if "caption" in call.args.values and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= texts.caption(call.args.text("caption"), call.args.text("parse_mode"), None)
    return {"message_id": call.send(chat, content).id}
