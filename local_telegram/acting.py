"""What people do in the app, and the updates that bots get of it."""

from dataclasses import dataclass
from typing import Any

from local_telegram import texts, utf16
from local_telegram.accounts import Bot, Person, Tap
from local_telegram.chats import CHANNEL, Chat, Message
from local_telegram.detection import detect
from local_telegram.errors import NotPossible
from local_telegram.files import Upload
from local_telegram.methods.media import keep_upload
from local_telegram.world import BOT_LEFT, World

MOST_TAPS = 10_000
FORWARDED = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "voice", "sticker", "location", "venue",
    "contact",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Someone:
    """A person in a chat that a bot is in, or may come in."""

    world: World
    bot: Bot
    person: Person
    chat: Chat


def _bots(world: World, bot: Bot, chat: Chat) -> list[Bot]:
    """The bots that are in this chat now."""
    if chat.private:
        return [bot]
    return [b for b in world.bots.values() if chat.bots.get(b.id, "left") not in BOT_LEFT]


def _hears(bot: Bot, chat: Chat, message: Message) -> bool:
    """Group privacy: commands, replies to the bot, mentions and service messages only."""
    if chat.private or chat.kind == CHANNEL or bot.reads_groups or chat.bots.get(bot.id) == "administrator":
        return True
    text = message.body.get("text", message.body.get("caption", ""))
    if "text" not in message.body and not any(k in message.body for k in FORWARDED):
        return True
    replied = message.body.get("reply_to_message", {}).get("from", {}).get("id")
    return text.startswith("/") or f"@{bot.username}" in text or replied == bot.id


def deliver(world: World, bot: Bot, chat: Chat, kind: str, message: Message) -> None:
    """Queue a message for every bot that may hear it."""
    name = kind.replace("message", "channel_post") if chat.kind == CHANNEL else kind
    for listener in _bots(world, bot, chat):
        if _hears(listener, chat, message):
            lane = f"{message.body.get('from', chat.about)['id']}"
            listener.updates.add(name, message.body, now=world.clock(), lane=lane)


def write(who: Someone, content: dict[str, Any], *, reply_to: int = 0) -> Message:
    """A message from a person. Raises `NotPossible` when she blocked the bot or is not in the group."""
    if who.chat.blocked:
        raise NotPossible("the bot is blocked")
    if who.person.id not in who.chat.people:
        raise NotPossible("not in this chat")
    if replied := who.chat.messages.get(reply_to):
        content = {"reply_to_message": replied.body, **content}
    message = who.world.post(who.chat, who.person.user, content, outgoing=False)
    if who.chat.keyboard and (who.chat.keyboard.get("one_time_keyboard") or who.chat.keyboard.get("force_reply")):
        who.chat.keyboard = {**who.chat.keyboard, "used": True} if "keyboard" in who.chat.keyboard else None
    deliver(who.world, who.bot, who.chat, "message", message)
    return message


def _text(text: str) -> dict[str, Any]:
    shown, found = texts.compose(text, None, None, limit=texts.TEXT_LIMIT, too_long="")
    return {"text": shown, "entities": found} if found else {"text": shown}


def say(who: Someone, text: str, *, reply_to: int = 0) -> list[Message]:
    """Type and send; a phone cuts what is longer than 4,096 units into several messages."""
    pieces = [piece for piece in utf16.cut(texts.clean(text), texts.TEXT_LIMIT) if piece.strip()]
    if not pieces:
        raise NotPossible("there is nothing to send")
    return [write(who, _text(piece), reply_to=reply_to) for piece in pieces]


def send_file(who: Someone, kind: str, upload: Upload, *, caption: str = "") -> Message:
    """Send a photo, document, voice message or sticker."""
    content = keep_upload(who.world, upload, kind)
    if caption:
        found = detect(caption, [])
        content |= {"caption": caption, **({"caption_entities": found} if found else {})}
    return write(who, content)


def forward(who: Someone, message: Message) -> Message:
    """Forward a message into a chat. Raises `NotPossible` when the bot protected it."""
    if message.protected:
        raise NotPossible("the message is protected")
    content = {k: message.body[k] for k in FORWARDED if k in message.body}
    origin = {"type": "user", "sender_user": message.body["from"], "date": message.body["date"]}
    return write(who, {**content, "forward_origin": origin})


def edit(who: Someone, message: Message, text: str) -> Message:
    """Change one's own message."""
    if message.body.get("from", {}).get("id") != who.person.id:
        raise NotPossible("only your own messages")
    body = {k: v for k, v in message.body.items() if k not in {"entities", "caption_entities"}}
    if "text" in body:
        body |= _text(text)
    else:
        body["caption"] = text
    message.body = body | {"edit_date": who.world.now()}
    who.world.changed(who.chat, message)
    deliver(who.world, who.bot, who.chat, "edited_message", message)
    return message


def tap(who: Someone, message_id: int, data: str) -> Tap:
    """Tap a button. Also with data that no button has: whoever forges taps must be answered too."""
    message = who.chat.messages.get(message_id)
    tap_id = f"{who.person.id % 2**31}{who.world.number():09d}"
    made = Tap(tap_id, who.person.id, who.chat.id, message_id, who.world.clock())
    if len(who.bot.taps) >= MOST_TAPS:
        del who.bot.taps[next(iter(who.bot.taps))]
    who.bot.taps[made.id] = made
    query = {
        "id": made.id,
        "from": who.person.user,
        "message": message.body if message else {"chat": who.chat.about, "message_id": message_id, "date": 0},
        "chat_instance": str(who.chat.id * 7919),
        "data": data,
    }
    who.bot.updates.add("callback_query", query, now=who.world.clock(), lane=f"{who.person.id}:tap")
    who.world.events.publish("tapped", chat=who.chat.id, person=who.person.id, tap=made.id)
    return made
