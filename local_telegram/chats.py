"""Chats and the messages in them."""

from dataclasses import dataclass, field
from typing import Any

PRIVATE, GROUP, SUPERGROUP, CHANNEL = "private", "group", "supergroup", "channel"


@dataclass(slots=True)
class Message:
    """A message as the Bot API shows it (`body`), and what only Telegram knows of it."""

    body: dict[str, Any]
    seq: int
    outgoing: bool
    keyboard_kind: str = ""

    @property
    def id(self) -> int:
        """Number of the message in its chat."""
        number: int = self.body["message_id"]
        return number

    @property
    def protected(self) -> bool:
        """Whether it may not be forwarded or copied."""
        return bool(self.body.get("has_protected_content"))

    def buttons(self) -> list[dict[str, Any]]:
        """Its inline buttons, from left to right and from top to bottom."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def shown(self) -> dict[str, Any]:
        """For the page and for tests."""
        return self.body | {"local": {"seq": self.seq, "outgoing": self.outgoing}}


@dataclass(slots=True)
class Chat:
    """A private chat with one bot, or a group or channel in which several people and bots are."""

    id: int
    kind: str
    about: dict[str, Any]
    people: set[int] = field(default_factory=set)
    bots: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: dict[str, Any] | None = None
    keyboard_message: int = 0
    action: dict[str, Any] | None = None
    blocked: bool = False

    @property
    def private(self) -> bool:
        """Whether this is one person and the bot."""
        return self.kind == PRIVATE

    def delete(self, message_id: int) -> None:
        """Take a message away, and the keyboard that came with it."""
        self.messages.pop(message_id, None)
        if self.keyboard_message == message_id:
            self.keyboard, self.keyboard_message = None, 0
