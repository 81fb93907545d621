"""Sending: texts, places and the typing indicator."""

from typing import Any

from local_telegram import texts
from local_telegram.chats import Message
from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
HIGHEST_LATITUDE, HIGHEST_LONGITUDE = 90, 180
COPIED = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "voice", "sticker", "location", "venue",
    "contact",
)  # fmt: skip


def send_message(call: Call) -> dict[str, Any]:
    """`sendMessage`."""
    chat = call.writable_chat()
    entities = call.args.items("entities", "message entities") if "entities" in call.args.values else None
    content = texts.message_text(call.args.text("text"), call.args.text("parse_mode"), entities)
    return call.send(chat, content).body


def read_location(call: Call) -> dict[str, Any]:
    """Latitude and longitude in degrees. Raises 400 when one is missing or impossible."""
    latitude, longitude = call.args.decimal("latitude"), call.args.decimal("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if not (abs(latitude) <= HIGHEST_LATITUDE and abs(longitude) <= HIGHEST_LONGITUDE):  # also refuses NaN
        raise bad_request("wrong location specified")
    return {"latitude": latitude, "longitude": longitude}


def send_location(call: Call) -> dict[str, Any]:
    """`sendLocation`."""
    chat = call.writable_chat()
    return call.send(chat, {"location": read_location(call)}).body


def send_venue(call: Call) -> dict[str, Any]:
    """`sendVenue`; the message holds both the venue and its location."""
    chat = call.writable_chat()
    location = read_location(call)
    title, address = call.args.text("title"), call.args.text("address")
    if not title:
        raise bad_request("venue title must be non-empty")
    if not address:
        raise bad_request("venue address must be non-empty")
    venue = {"location": location, "title": title, "address": address}
    return call.send(chat, {"location": location, "venue": venue}).body


def send_contact(call: Call) -> dict[str, Any]:
    """`sendContact`."""
    chat = call.writable_chat()
    contact = {"phone_number": call.args.text("phone_number"), "first_name": call.args.text("first_name")}
    if not all(contact.values()):
        raise bad_request("phone number and first name must be non-empty")
    return call.send(chat, {"contact": contact}).body


def send_chat_action(call: Call) -> bool:
    """`sendChatAction`: shown until the next message, five seconds at most."""
    chat = call.writable_chat()
    action = call.args.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    seq = call.world.events.publish("action", chat=chat.id)
    chat.action = {"action": action, "seq": seq}
    return True


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
