"""One update being handled: who speaks, what about, and what the answer may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from casework.signals import FACTOR
from casework.terms import Terms
from dialogue import outbox
from dialogue.letters import Letter
from dialogue.outbox import Address
from dialogue.said import Said
from dialogue.screens import Screen
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label, say
from social_map.search import Searcher

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Tools:
    """What acts use besides the store. Built once, by the front door."""

    searcher: Searcher
    secret: bytes
    api_name: str = ""  # the bot's name, for invitation links
    web_url: str = ""  # where our own pages are found from outside; empty: nowhere
    mails: bool = False  # whether there is somebody who carries mail
    consent_within: timedelta = timedelta(days=42)  # how long an answer about consent is waited for
    terms: Terms = field(default_factory=Terms)  # how long clients are kept
    clock_leaps: bool = False  # a clock that people move by hand, as in the demo
    work_factor: float = FACTOR  # minutes of work in all for each minute of contact


@dataclass(slots=True, weakref_slot=True)
class Notes:
    """What an act decided about the update itself."""

    drop: list[int] = field(default_factory=list)  # messages to delete from the chat now
    private: bool = False  # the person's own line speaks of a client
    behind_pin: bool = False  # what answers it may only be used after her PIN, where she has one
    known: dict[str, Any] = field(default_factory=dict)  # what was looked up already, for this update only


@dataclass(frozen=True)
class Talk:
    """Handed to every act. `today` is the Amsterdam day on which the person spoke; `now` is when we answer."""

    store: Store
    who: Who
    to: Address
    said: Said
    now: datetime
    tools: Tools
    notes: Notes = field(default_factory=Notes)

    @cached_property
    def today(self) -> date:
        """The day by which words such as *vandaag* are read."""
        return said_on(self.said.said_at)

    @property
    def language(self) -> str:
        """In which Wegwijs answers."""
        return self.to.language

    def once(self, key: str, look_up: Callable[[], Found]) -> Found:
        """Look something up once in this update."""
        if key not in self.notes.known:
            self.notes.known[key] = look_up()
        found: Found = self.notes.known[key]
        return found

    def label(self, key: str) -> str:
        """A short text of the dialogue: a button, a word."""
        return label("dialogue", key, self.language)

    def say(self, message: str, **facts: Any) -> str:
        """A message of the dialogue as HTML."""
        return say("dialogue", message, self.language, **facts)

    def drop_line(self) -> None:
        """Take the person's own message out of the chat, now."""
        if self.said.message is not None:
            self.notes.drop.append(self.said.message)

    def keep_private(self) -> None:
        """The person's own message speaks of a client: it leaves the chat within two days."""
        self.notes.private = True

    def errand(self, maker: str, facts: Mapping[str, Any], *, on: int | None = None) -> int:
        """Have a screen made by the sender, from a read-only view: for what takes longer than a moment."""
        letter = Letter(errand={"maker": maker, "facts": dict(facts), "language": self.language}, on=on)
        return outbox.put(self.store, self.to, letter, now=self.now)


Answer = Callable[[Talk], Screen | None]
