"""A Telegram for tests: a real server on loopback, and people who say, tap and see.

async with LocalTelegram(clock=clock) as telegram:
    samira = telegram.person("Samira")
    await samira.say("/start")
    await samira.expect("Goedemorgen")
    await samira.tap("Ja")
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from starlette.routing import BaseRoute

from local_telegram.app import create_app
from local_telegram.clocks import MovableClock
from local_telegram.links import Elsewhere, Here, Link
from local_telegram.onlooker import Group
from local_telegram.person import PersonClient
from local_telegram.server import listening_socket, serving
from local_telegram.world import Call, World

TOKEN = "424242:local-telegram-token"  # noqa: S105 - belongs to no bot but the one on this machine


class Telegram:
    """The people's side of a world, near or far."""

    def __init__(self, link: Link, url: str) -> None:
        self.link = link
        self.url = url
        self.patience = 5.0

    @property
    def base_url(self) -> str:
        """For `ApplicationBuilder().base_url(...)`."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """For `ApplicationBuilder().base_file_url(...)`."""
        return f"{self.url}/file/bot"

    def person(self, name: str, **about: Any) -> PersonClient:
        """Somebody with the app, new unless `id` is that of somebody known."""
        known = self.link.ask("add_person", name=name, **about)
        return PersonClient(self.link, known["id"], name, patience=self.patience)

    def people(self) -> dict[str, PersonClient]:
        """Everybody there is, by first name (a demo makes its people itself)."""
        found = self.link.ask("state")["people"]
        return {p["name"]: PersonClient(self.link, p["id"], p["name"], patience=self.patience) for p in found}

    def group(self, title: str, people: Sequence[PersonClient], *, kind: str = "group") -> Group:
        """A group, supergroup or channel with these people; `await samira.invite(group)` adds the bot."""
        made = self.link.ask("add_group", title=title, kind=kind, people=[p.id for p in people])
        return Group(made["id"], title)

    def fault(self, kind: str, method: str = "*", **how: Any) -> int:
        """Switch trouble on (see `faults`): `times`, `probability`, `retry_after`, `chat_id`. Returns its id."""
        number: int = self.link.ask("add_fault", kind=kind, method=method, **how)["id"]
        return number

    def calm(self, fault: int | None = None) -> None:
        """Switch one fault off, or all."""
        self.link.ask("remove_fault", id=fault)

    def move_to(self, moment: datetime) -> None:
        """Set the clock, where it can be moved."""
        self.link.ask("move_clock", to=moment.isoformat())

    def waiting(self) -> int:
        """How many updates the bot has not confirmed yet."""
        number: int = self.link.ask("pending")["updates"]
        return number

    async def settle(self, *, quiet: float = 0.25, within: float = 10.0) -> None:
        """Until the bot has taken every update and nothing has changed for `quiet` seconds.

        Raises `AssertionError` when it is still busy after `within` seconds.
        """
        left = within
        while left > 0:
            before = self.link.ask("pending")
            changed = await self.link.after(before["seq"], quiet)
            if not changed and before["updates"] == 0:
                return
            left -= 0 if changed else quiet
        raise AssertionError(f"after {within} s the bot still has not taken {self.waiting()} updates")


class LocalTelegram(Telegram):
    """A whole Telegram in this process, serving on a free port of loopback.

    `clock` gives the aware UTC instant (default: a clock that stands still until `telegram.clock.advance`).
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] | None = None,
        move: Callable[[datetime], None] | None = None,
        token: str = TOKEN,
        username: str = "wegwijs_bot",
        seed: int = 0,
        port: int = 0,
        extra_routes: Sequence[BaseRoute] = (),
    ) -> None:
        self.clock = MovableClock() if clock is None else clock
        mover = self.clock.set if isinstance(self.clock, MovableClock) else move
        self.world = World(self.clock, move=mover, seed=seed)
        self.bot = self.world.add_bot(token, username)
        self.token = token
        self._routes = extra_routes
        self._port = port
        super().__init__(Here(self.world), "")

    async def __aenter__(self) -> Self:
        app = create_app(self.world, extra_routes=self._routes)
        self._serving = serving(app, listening_socket(port=self._port), before_stop=self.world.close)
        self.url = await self._serving.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._serving.__aexit__(kind, trouble, trace)

    @property
    def calls(self) -> list[Call]:
        """Every call the bot made, oldest first: method, payload, result or error."""
        return list(self.world.calls)

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [c for c in self.world.calls if c.method.lower() == method.lower()]


@asynccontextmanager
async def elsewhere(url: str) -> AsyncIterator[Telegram]:
    """The people's side of a Telegram that another process serves, such as the demo."""
    link = Elsewhere(url)
    try:
        yield Telegram(link, url)
    finally:
        link.close()
