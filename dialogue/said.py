"""What a person did in a chat, whatever the channel: the values that acts are decided on."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something from one account in one chat. `said_at` is when the person did it, not when it reached us."""

    channel: str
    account: int
    chat: int
    name: str
    said_at: datetime
    message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Said):
    """A typed text. An edited one replaces what was typed before in the same message."""

    text: str
    edited: bool = False
    forwarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap(Said):
    """A tap on a button. `data` may be forged: it points, it never permits. `tap` is what the channel wants back."""

    data: str
    tap: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document at the channel: by what it is fetched there, its name, its size in bytes (0: unknown)."""

    id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Said):
    """A photo, voice message, document, contact, place, sticker …: nothing that Wegwijs keeps."""

    kind: str
    file: SentFile | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InGroup(Said):
    """Anything from a chat with more people than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach(Said):
    """The person blocked Wegwijs, or let it in again."""

    reachable: bool
