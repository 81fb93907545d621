"""A person in a test: says, taps, sends, and sees what the bot shows."""

import base64
from typing import Any

from local_telegram.links import Link
from local_telegram.onlooker import Group, Onlooker
from local_telegram.screens import Seen, reply_buttons


class PersonClient(Onlooker):
    """What one person does. `taps` and `typed` count buttons and typed lines."""

    def __init__(self, link: Link, number: int, name: str, *, patience: float) -> None:
        super().__init__(link, number, name, patience=patience)
        self.taps = 0
        self.typed = 0
        self.answers: list[dict[str, Any]] = []
        self._open_taps: list[str] = []

    def _do(self, operation: str, *, chat: Group | None = None, **given: Any) -> dict[str, Any]:
        self._since = self._link.ask("pending")["seq"]
        return self._ask(operation, chat=chat, **given)

    @staticmethod
    def _sent(answer: dict[str, Any]) -> Seen:
        return Seen(answer["messages"][-1])

    async def say(self, text: str, *, chat: Group | None = None, reply_to: Seen | None = None) -> Seen:
        """Type a line and send it."""
        self.typed += 1
        replied = reply_to.id if reply_to else None
        return self._sent(self._do("say", chat=chat, text=text, reply_to=replied))

    async def tap(self, label: str, *, chat: Group | None = None, message: Seen | None = None) -> None:
        """Tap a button by what it says: on this message, else on the newest that has it, else on the keyboard.

        Waits until there is one; raises `AssertionError` when there is none in time.
        """
        seen, button = await self._find(label, chat, message)
        self.taps += 1
        if seen is None:
            self._do("say", chat=chat, text=label)
        elif "callback_data" in button:
            self._tapped(self._do("tap", chat=chat, message=seen.id, data=button["callback_data"]))
        else:
            raise AssertionError(f"[{label}] does not go to the bot: {button}")

    async def forge(self, data: str, message: Seen | int, *, chat: Group | None = None) -> None:
        """Send a tap with any data, on any message, as a tampered app could."""
        number = message if isinstance(message, int) else message.id
        self._tapped(self._do("tap", chat=chat, message=number, data=data))

    def _tapped(self, answer: dict[str, Any]) -> None:
        self._open_taps.append(answer["tap"])

    async def _find(self, label: str, chat: Group | None, message: Seen | None) -> tuple[Seen | None, dict[str, Any]]:
        found: list[tuple[Seen | None, dict[str, Any]]] = []

        def look() -> bool:
            shown = self._ask("transcript", chat=chat)
            newest_first = [Seen(m) for m in reversed(shown["messages"])]
            near = [s for s in newest_first if message is None or s.id == message.id]
            inline = [(s, b) for s in near if (b := s.button(label))]
            exact = [(s, b) for s, b in inline if b["text"] == label]
            if not exact and message is None and label in reply_buttons(shown["keyboard"]):
                found[:] = [(None, {})]
            else:
                found[:] = (exact or inline)[:1]
            return bool(found)

        if not await self._until(look):
            raise AssertionError(f"{self.name} sees no button [{label}]:\n{self.transcript(chat=chat)}")
        return found[0]

    async def send_photo(self, data: bytes = b"", *, caption: str = "", chat: Group | None = None) -> Seen:
        """Send a photo (by default of one pixel)."""
        return self._file("photo", data, caption=caption, chat=chat)

    async def send_voice(self, *, chat: Group | None = None) -> Seen:
        """Send a voice message."""
        return self._file("voice", b"voice", chat=chat)

    async def send_sticker(self, *, chat: Group | None = None) -> Seen:
        """Send a sticker."""
        return self._file("sticker", b"sticker", chat=chat)

    async def send_document(
        self, data: bytes, name: str, *, mime: str = "", caption: str = "", chat: Group | None = None
    ) -> Seen:
        """Send a file."""
        return self._file("document", data, name=name, mime=mime, caption=caption, chat=chat)

    def _file(self, kind: str, data: bytes, *, chat: Group | None, **about: str) -> Seen:
        packed = base64.b64encode(data).decode()
        return self._sent(self._do("send_file", chat=chat, kind=kind, data=packed, **about))

    async def send_location(self, latitude: float, longitude: float, *, chat: Group | None = None) -> Seen:
        """Send a place."""
        return self._sent(self._do("send_location", chat=chat, latitude=latitude, longitude=longitude))

    async def send_contact(self, phone: str, name: str = "", *, chat: Group | None = None) -> Seen:
        """Send a contact; without a name, one's own."""
        return self._sent(self._do("send_contact", chat=chat, phone=phone, name=name))

    async def forward(self, message: Seen, *, to: Group | None = None, chat: Group | None = None) -> Seen:
        """Forward a message; raises `NotPossible` when it is protected."""
        return self._sent(self._do("forward", chat=chat, message=message.id, to=to.id if to else None))

    async def edit(self, message: Seen, text: str, *, chat: Group | None = None) -> Seen:
        """Change one's own message."""
        return self._sent(self._do("edit", chat=chat, message=message.id, text=text))

    async def block(self) -> None:
        """Block the bot."""
        self._do("block")

    async def unblock(self) -> None:
        """Let the bot in again."""
        self._do("unblock")

    async def invite(self, chat: Group, *, status: str = "member") -> None:
        """Put the bot in a group."""
        self._do("invite", chat=chat, status=status)

    async def put_out(self, chat: Group) -> None:
        """Put the bot out of a group."""
        self._do("put_out", chat=chat)

    async def open_app(self, label: str, *, chat: Group | None = None) -> dict[str, str]:
        """Open the Mini App behind a button or the menu: its `url` and the signed `init_data`."""
        menu = self._ask("transcript", chat=chat)["menu_button"]
        if menu.get("text") == label:
            return self._ask("open_app", chat=chat, url=menu["web_app"]["url"])
        _, button = await self._find(label, chat, None)
        self.taps += 1
        return self._ask("open_app", chat=chat, url=button["web_app"]["url"])

    async def send_app_data(self, button: str, data: str, *, chat: Group | None = None) -> Seen:
        """What a Mini App opened from the keyboard at the bottom sends to the bot."""
        return self._sent(self._do("send_app_data", chat=chat, button=button, data=data))

    def start_counting(self) -> None:
        """Set the counts of taps and typed lines to zero."""
        self.taps = self.typed = 0

    async def expect_answer(self, text: str = "", *, within: float | None = None) -> dict[str, Any]:
        """Wait until the bot has answered this person's last tap; gives `text`, `alert` and `url`."""
        tap = self._open_taps[-1]
        found: list[dict[str, Any]] = []

        def look() -> bool:
            answer = self._link.ask("answer", tap=tap)["answer"]
            found[:] = [answer] if answer else []
            return bool(found) and text in found[0]["text"]

        if not await self._until(look, within):
            raise AssertionError(f"the tap was answered with {found}, not {text!r}")
        self.answers.append(found[0])
        return found[0]
