"""What every method needs: who asks, where, and with which keyboard."""

from dataclasses import dataclass
from typing import Any

from local_telegram.accounts import Bot
from local_telegram.arguments import Arguments
from local_telegram.chats import Chat, Message
from local_telegram.errors import bad_request
from local_telegram.keyboards import read_markup
from local_telegram.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a bot."""

    world: World
    bot: Bot
    args: Arguments

    def chat_id(self) -> int:
        """The chat the call is about. Raises 400 when it is missing or no number."""
        given = self.args.text("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        if given.startswith("@"):
            for chat in self.world.groups.values():
                if chat.about.get("username") == given[1:]:
                    return chat.id
        if not given.lstrip("-").isdigit():
            raise bad_request("chat not found")
        return int(given)

    def chat(self) -> Chat:
        """The chat, which the bot must know."""
        return self.world.find_chat(self.bot, self.chat_id())

    def writable_chat(self) -> Chat:
        """The chat, in which the bot must be welcome."""
        return self.world.writable_chat(self.bot, self.chat_id())

    def markup(self, chat: Chat) -> tuple[str, dict[str, Any] | None]:
        """The keyboard in the call: kind and content."""
        given = self.args.values.get("reply_markup")
        if given is None:
            return "", None
        return read_markup(self.args.parsed("reply_markup", "reply keyboard markup JSON object"), private=chat.private)

    def send(self, chat: Chat, content: dict[str, Any], *, extra: dict[str, Any] | None = None) -> Message:
        """Post a message with the keyboard, reply and protection that the call asks for."""
        kind, keyboard = self.markup(chat)
        body = {**self._reply(chat), **content, **(extra or {})}
        if self.args.values.get("protect_content") is not None and self.args.flag("protect_content"):
            body["has_protected_content"] = True
        if kind == "inline":
            body["reply_markup"] = keyboard
        message = self.world.post(chat, self.bot.user, body, outgoing=True)
        if kind:
            message.keyboard_kind = kind
        if kind in {"reply", "remove", "force"}:
            chat.keyboard = keyboard
            chat.keyboard_message = message.id if keyboard else 0
        return message

    def _reply(self, chat: Chat) -> dict[str, Any]:
        if "reply_parameters" not in self.args.values and "reply_to_message_id" not in self.args.values:
            return {}
        given = self.args.parsed("reply_parameters", "reply parameters JSON object") or {
            "message_id": self.args.integer("reply_to_message_id"),
            "allow_sending_without_reply": self.args.flag("allow_sending_without_reply"),
        }
        if not isinstance(given, dict):
            raise bad_request("can't parse reply parameters JSON object")
        if replied := chat.messages.get(Arguments(given).integer("message_id")):
            return {"reply_to_message": {k: v for k, v in replied.body.items() if k != "reply_to_message"}}
        if given.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
