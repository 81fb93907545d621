"""A Telegram update as something that was said. Parsing is python-telegram-bot's; it never touches the network here."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, MessageOrigin, Update, User

from dialogue.said import InGroup, Line, Reach, Said, SentFile, Tap, Thing
from foundation.language.clean import tidy

CHANNEL = "telegram"
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
THINGS = (
    "photo", "voice", "audio", "video", "video_note", "document", "contact", "location", "venue", "sticker",
    "animation", "poll", "dice", "story",
)  # fmt: skip
MOST_NAME = 80
BUTTON = re.compile(r"[\w:.-]{1,64}", re.ASCII)  # what our own buttons hold; anything else is forged and may be a text


def read(raw: Mapping[str, Any], received_at: datetime) -> Said | None:
    """What was said; None for updates that mean nothing to Wegwijs. Malformed ones raise, and are counted.

    A tap carries no time of its own. It lives 150 seconds, so when it was stored is when it was said.
    """
    update = Update.de_json(dict(raw))
    if update.callback_query is not None:
        return _tap(update.callback_query, received_at)
    if update.my_chat_member is not None:
        return _reach(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    return _message(message, message.from_user, edited=update.edited_message is not None)


def _message(message: Message, user: User, *, edited: bool) -> Said | None:
    about: dict[str, Any] = _who(user, message.chat) | {
        "said_at": message.edit_date or message.date if edited else message.date,
        "message": message.message_id,
    }
    if message.chat.type != Chat.PRIVATE:
        return InGroup(**about)
    if message.text is not None:
        forwarded = isinstance(message.forward_origin, MessageOrigin) or message.via_bot is not None
        return Line(text=tidy(message.text), edited=edited, forwarded=forwarded, **about)
    for kind in THINGS:
        if getattr(message, kind, None):
            return Thing(kind=kind, file=_file(message), caption=tidy(message.caption or ""), **about)
    return None


def _file(message: Message) -> SentFile | None:
    sent = message.document
    if sent is None:
        return None
    return SentFile(sent.file_id, tidy(sent.file_name or "")[:MOST_NAME], sent.file_size or 0)


def _tap(query: CallbackQuery, received_at: datetime) -> Said:
    message = query.message
    chat = message.chat if message is not None else Chat(query.from_user.id, Chat.PRIVATE)
    about: dict[str, Any] = _who(query.from_user, chat)
    if chat.type != Chat.PRIVATE:  # no button of ours stands there, and no answer may
        return InGroup(said_at=received_at, **about)
    data = query.data or ""
    return Tap(
        data=data if BUTTON.fullmatch(data) else "", tap=query.id,
        message=message.message_id if message is not None else None,
        said_at=received_at, **about,
    )  # fmt: skip


def _reach(change: ChatMemberUpdated) -> Said | None:
    about: dict[str, Any] = _who(change.from_user, change.chat) | {"said_at": change.date}
    if change.chat.type != Chat.PRIVATE:
        return InGroup(**about) if change.new_chat_member.status in ("member", "administrator") else None
    return Reach(reachable=change.new_chat_member.status == "member", **about)


def _who(user: User, chat: Chat) -> dict[str, Any]:
    return {"channel": CHANNEL, "account": user.id, "chat": chat.id, "name": tidy(user.first_name)[:80]}
