"""A screen as a value: a message with its facts, its buttons, maybe a picture or a file. No channel is known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from foundation.words import say

CLIENT_SCREEN_STAYS = timedelta(hours=46)  # Telegram lets a bot delete within 48 hours; the design promises 47
MAX_DATA_BYTES = 64


@dataclass(frozen=True, slots=True)
class Button:
    """A button that points at something: `verb:public id:version`, and a choice where a form asks."""

    label: str
    verb: str
    about: str = ""
    version: int = 0
    choice: str = ""

    @property
    def data(self) -> str:
        """What the channel sends back. At most 64 bytes; longer is a mistake in an act."""
        data = ":".join(part for part in (self.verb, self.about, str(self.version), self.choice) if part)
        if len(data.encode()) > MAX_DATA_BYTES:
            raise ValueError(f"a button's data is longer than {MAX_DATA_BYTES} bytes: {self.verb}")
        return data


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens a page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a file, whole in memory: our own charts and reports are small."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Venue:
    """A place on a map: degrees north and east."""

    title: str
    address: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person gets to see next.

    `private`: it speaks of a client, so it cannot be forwarded and leaves the chat again after `stays`.
    `fresh`: always a new message, also after a tap. `keyboard`: the buttons that stand below the typing field.
    `venue`: a channel with maps shows the place on one, instead of the words.
    """

    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    buttons: tuple[tuple[Button | Link, ...], ...] = ()
    private: bool = False
    fresh: bool = False
    copyable: bool = False
    stays: timedelta = CLIENT_SCREEN_STAYS
    attachment: Attachment | None = None
    venue: Venue | None = None
    keyboard: tuple[tuple[str, ...], ...] | None = None
    toast: str = ""
    room: str = "dialogue"

    def html(self, language: str) -> str:
        """The words, with every fact escaped."""
        return say(self.room, self.message, language, **self.facts)


def in_rows(buttons: list[Button], columns: int) -> tuple[tuple[Button, ...], ...]:
    """Lay buttons out in rows of this many."""
    return tuple(tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns))
