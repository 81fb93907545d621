"""What a person in a test sees, and waits to see."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local_telegram.links import Link
from local_telegram.screens import Seen, Wanted, fits, reply_buttons


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat, to be named in `chat=`."""

    id: int
    title: str


class Onlooker:
    """What one person sees. `expect` looks at what the bot sent or changed since this person last did something."""

    def __init__(self, link: Link, number: int, name: str, *, patience: float) -> None:
        self.id = number
        self.name = name
        self._link = link
        self._patience = patience
        self._since = 0

    def _ask(self, operation: str, *, chat: Group | None = None, **given: Any) -> dict[str, Any]:
        return self._link.ask(operation, person=self.id, chat=chat.id if chat else None, **given)

    def see(self, *, chat: Group | None = None) -> list[Seen]:
        """All messages in the chat, oldest first."""
        return [Seen(m) for m in self._ask("transcript", chat=chat)["messages"]]

    def screen(self, *, chat: Group | None = None) -> dict[str, Any]:
        """Everything: messages, keyboard, commands, menu button, typing indicator."""
        return self._ask("transcript", chat=chat)

    def keyboard(self, *, chat: Group | None = None) -> list[str]:
        """The labels of the keyboard at the bottom."""
        return reply_buttons(self._ask("transcript", chat=chat)["keyboard"])

    def commands(self, *, chat: Group | None = None) -> list[str]:
        """The commands in the menu."""
        return [c["command"] for c in self._ask("transcript", chat=chat)["commands"]]

    def last(self, *, chat: Group | None = None) -> Seen:
        """The newest message of the bot. Raises `AssertionError` when it never said anything."""
        for seen in reversed(self.see(chat=chat)):
            if seen.from_bot:
                return seen
        raise AssertionError(f"the bot has not said anything to {self.name}")

    async def expect(
        self,
        wanted: Wanted | Callable[[Seen], bool] = "",
        *,
        chat: Group | None = None,
        within: float | None = None,
    ) -> Seen:
        """The newest message that the bot sent or changed since this person's last action and that fits.

        Waits for it; raises `AssertionError` with the transcript when it does not come.
        """
        found: list[Seen] = []

        def look() -> bool:
            new = [s for s in self.see(chat=chat) if s.from_bot and s.seq > self._since and fits(wanted, s)]
            found[:] = sorted(new, key=lambda s: s.seq)
            return bool(found)

        if not await self._until(look, within):
            raise AssertionError(f"{self.name} does not see {wanted!r}:\n{self.transcript(chat=chat)}")
        return found[-1]

    async def expect_gone(self, message: Seen, *, chat: Group | None = None, within: float | None = None) -> None:
        """Wait until a message has been deleted."""
        gone = await self._until(lambda: message.id not in {s.id for s in self.see(chat=chat)}, within)
        if not gone:
            raise AssertionError(f"{self.name} still sees {message}")

    async def _until(self, holds: Callable[[], bool], within: float | None = None) -> bool:
        """Look again at every change, for at most `within` seconds."""
        deadline = time.monotonic() + (self._patience if within is None else within)
        while True:
            seq = self._link.ask("pending")["seq"]
            if holds():
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            await self._link.after(seq, left)

    def transcript(self, *, chat: Group | None = None) -> str:
        """The chat as text, one message a line with its buttons below it."""
        lines = [str(seen) for seen in self.see(chat=chat)]
        keyboard = self.keyboard(chat=chat)
        return "\n".join(lines + (["keyboard: " + " ".join(f"[{k}]" for k in keyboard)] if keyboard else []))
