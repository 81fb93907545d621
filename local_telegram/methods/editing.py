"""Changing messages that were sent before."""

from typing import Any

from local_telegram import texts
from local_telegram.chats import Chat, Message
from local_telegram.errors import bad_request
from local_telegram.keyboards import read_markup
from local_telegram.methods.call import Call
from local_telegram.methods.media import read_media

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "has_media_spoiler")


def _editable(call: Call) -> tuple[Chat, Message]:
    """The message to edit: the bot's own, and without a reply keyboard."""
    if call.args.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.writable_chat()
    number = call.args.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to edit not found")
    mine = message.body.get("from", {}).get("id") == call.bot.id or ("sender_chat" in message.body)
    if not mine or message.keyboard_kind not in {"", "inline"} or "forward_origin" in message.body:
        raise bad_request("message can't be edited")
    return chat, message


def _same_photo(old: Any, new: Any) -> bool:
    def shown(value: Any) -> Any:
        return [part["file_unique_id"] for part in value] if isinstance(value, list) else value["file_unique_id"]

    return bool(old) and bool(new) and type(old) is type(new) and shown(old) == shown(new)


def _is_same(old: dict[str, Any], new: dict[str, Any], compared: tuple[str, ...] = (*CONTENT, "reply_markup")) -> bool:
    for name in compared:
        before, after = old.get(name), new.get(name)
        if before != after and not (name in {"photo", "document"} and _same_photo(before, after)):
            return False
    return True


def _apply(call: Call, chat: Chat, message: Message, content: dict[str, Any] | None) -> dict[str, Any]:
    """Replace content (None: keep it) and keyboard; without a keyboard in the call it goes."""
    given = call.args.parsed("reply_markup", "reply keyboard markup JSON object")
    kind, keyboard = read_markup(given, private=chat.private)
    if kind not in {"", "inline"}:
        raise bad_request("inline keyboard expected")
    body = dict(message.body)
    for name in CONTENT if content is not None else ():
        body.pop(name, None)
    body.pop("reply_markup", None)
    body |= content or {}
    body |= {"reply_markup": keyboard} if keyboard else {}
    if _is_same(message.body, body):
        raise bad_request(SAME)
    if not _is_same(message.body, body, CONTENT):  # Telegram hides the edit (edit_hide) when only buttons change
        body["edit_date"] = call.world.now()
    message.body = body
    message.keyboard_kind = kind
    call.world.changed(chat, message)
    return body


def edit_text(call: Call) -> dict[str, Any]:
    """`editMessageText`."""
    chat, message = _editable(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    entities = call.args.items("entities", "message entities") if "entities" in call.args.values else None
    content = texts.message_text(call.args.text("text"), call.args.text("parse_mode"), entities)
    return _apply(call, chat, message, content)


def edit_caption(call: Call) -> dict[str, Any]:
    """`editMessageCaption`; the photo or file stays."""
    chat, message = _editable(call)
    kept = {k: message.body[k] for k in ("photo", "document", "has_media_spoiler") if k in message.body}
    if not kept:
        raise bad_request("there is no caption in the message to edit")
    entities = (
        call.args.items("caption_entities", "caption entities") if "caption_entities" in call.args.values else None
    )
    caption = texts.caption(call.args.text("caption"), call.args.text("parse_mode"), entities)
    return _apply(call, chat, message, kept | caption)


def edit_media(call: Call) -> dict[str, Any]:
    """`editMessageMedia`."""
    chat, message = _editable(call)
    return _apply(call, chat, message, read_media(call, call.args.parsed("media", "InputMedia")))


def edit_markup(call: Call) -> dict[str, Any]:
    """`editMessageReplyMarkup`."""
    chat, message = _editable(call)
    return _apply(call, chat, message, None)
