"""What a person sees: messages, their buttons and the keyboard, as values a test can read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Wanted = str | re.Pattern[str]


def fits(wanted: Wanted | Callable[["Seen"], bool], seen: "Seen") -> bool:
    """Whether a message is the wanted one: holds the text, matches the pattern or satisfies the function."""
    if isinstance(wanted, str):
        return wanted in seen.text
    if isinstance(wanted, re.Pattern):
        return wanted.search(seen.text) is not None
    return wanted(seen)


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as a person sees it. `body` is the message as the Bot API shows it."""

    body: dict[str, Any]

    @property
    def id(self) -> int:
        """Number of the message."""
        number: int = self.body["message_id"]
        return number

    @property
    def seq(self) -> int:
        """Number of its last change."""
        number: int = self.body["local"]["seq"]
        return number

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.body["local"]["outgoing"])

    @property
    def text(self) -> str:
        """Text or caption."""
        text: str = self.body.get("text") or self.body.get("caption") or ""
        return text

    @property
    def rows(self) -> list[list[str]]:
        """The labels of its inline buttons."""
        return [[b["text"] for b in row] for row in self.body.get("reply_markup", {}).get("inline_keyboard", [])]

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """Its inline buttons."""
        return [b for row in self.body.get("reply_markup", {}).get("inline_keyboard", []) for b in row]

    @property
    def labels(self) -> list[str]:
        """The labels of its inline buttons in one list."""
        return [b["text"] for b in self.buttons]

    @property
    def protected(self) -> bool:
        """Whether it may not be forwarded."""
        return bool(self.body.get("has_protected_content"))

    @property
    def edited(self) -> bool:
        """Whether it was changed after sending."""
        return "edit_date" in self.body

    @property
    def kind(self) -> str:
        """text, photo, document, voice, sticker, venue, location, contact or service."""
        kinds = ("text", "photo", "document", "voice", "sticker", "venue", "location", "contact")
        return next((k for k in kinds if k in self.body), "service")

    def button(self, label: str) -> dict[str, Any] | None:
        """The button with this label; otherwise the only one whose label holds it."""
        if exact := [b for b in self.buttons if b["text"] == label]:
            return exact[0]
        near = [b for b in self.buttons if label.casefold() in b["text"].casefold()]
        return near[0] if len(near) == 1 else None

    def __str__(self) -> str:
        shown = self.text if self.kind == "text" else f"<{self.kind}> {self.text}".rstrip()
        rows = "".join("\n    " + " ".join(f"[{label}]" for label in row) for row in self.rows)
        return f"{'bot' if self.from_bot else 'ik '} #{self.id}: {shown}{rows}"


def reply_buttons(keyboard: dict[str, Any] | None) -> list[str]:
    """The labels of the keyboard at the bottom of the chat."""
    rows = (keyboard or {}).get("keyboard", [])
    return [button["text"] for row in rows for button in row]
