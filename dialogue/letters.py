"""What the outbox keeps of a screen: a letter that any channel can deliver, as JSON bytes."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dialogue.screens import Attachment, Link, Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One delivery to one chat, in this order: answer the tap, take away, change or send.

    `on` is the message to change in place; `strip` the one that loses its buttons; `drop` those to delete.
    `errand` names a maker and its arguments: the screen is made only when the letter is delivered, from a read-only
    view, so that a heavy report never holds up a session. It may name a file that somebody sent (`file`: id, name, and
    what was said of its columns), whose rows are read first and handed to the maker; and say that the maker `writes`.
    `menu` are command and help line for this chat.
    `also` is a second file of a mail; in a chat that is a letter of its own.
    `mail` is for the channel of that name: to, subject, text, html, stop (where mail is stopped), key (of the row)
    and made (when).
    """

    html: str = ""
    buttons: list[list[dict[str, str]]] | None = None
    keyboard: list[list[str]] | None = None
    attachment: dict[str, Any] | None = None
    also: dict[str, Any] | None = None
    venue: dict[str, Any] | None = None
    protect: bool = False
    on: int | None = None
    strip: int | None = None
    drop: tuple[int, ...] = ()
    tap: str = ""
    toast: str = ""
    errand: dict[str, Any] | None = None
    menu: list[list[str]] | None = None
    mail: dict[str, str] | None = None
    leave: bool = False

    def to_bytes(self) -> bytes:
        """As it is kept."""
        return json.dumps({k: v for k, v in asdict(self).items() if v}, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Letter":
        """As it was written."""
        facts = json.loads(kept)
        facts["drop"] = tuple(facts.get("drop", ()))
        return cls(**facts)

    @property
    def content(self) -> bytes:
        """The bytes of the attachment."""
        return bytes_of(self.attachment) if self.attachment else b""


def bytes_of(kept: Mapping[str, Any]) -> bytes:
    """Of a file in a letter."""
    return base64.b64decode(kept["content"])


def kept(attachment: Attachment | None) -> dict[str, Any] | None:
    """A file as a letter holds it."""
    if attachment is None:
        return None
    content = base64.b64encode(attachment.content).decode()
    return {"name": attachment.name, "content": content, "picture": attachment.picture}


def write(screen: Screen, language: str) -> dict[str, Any]:
    """The part of a letter that is the screen itself."""
    return {
        "html": screen.html(language),
        "buttons": [[_button(b) for b in row] for row in screen.buttons] or None,
        "keyboard": [list(row) for row in screen.keyboard] if screen.keyboard else None,
        "attachment": kept(screen.attachment),
        "venue": asdict(screen.venue) if screen.venue else None,
        "protect": screen.private and not screen.copyable,
        "toast": screen.toast,
    }


def _button(button: Any) -> Mapping[str, str]:
    if isinstance(button, Link):
        return {"label": button.label, "url": button.url}
    return {"label": button.label, "data": button.data}
