"""Journeys: people on a local Telegram, the real bot over HTTP, a real database. Update in, words out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet

from dialogue.talk import Tools
from foundation.people import invites, municipalities, organisations
from foundation.people.who import SYSTEM
from foundation.storage import Database
from local_telegram.client import LocalTelegram, PersonClient
from social_map.search import Searcher
from wegwijs.works import Works

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CIPHER_KEY = Fernet.generate_key()


class Clock:
    """The one clock of a journey: for the rooms and for the local Telegram alike."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, to: datetime) -> None:
        self.at = to


@dataclass
class World:
    """Everything a journey plays with."""

    database: Database
    telegram: LocalTelegram
    works: Works
    clock: Clock
    people: dict[str, PersonClient] = field(default_factory=dict)

    async def tick(self) -> None:
        """Let the clock of Wegwijs tick now, and everything that follows from it happen."""
        await self.works.tick()
        await self.telegram.settle()

    async def later(self, **how: float) -> None:
        """Move the clock and tick."""
        self.clock.move(self.clock.at + timedelta(**how))
        await self.tick()

    async def invited(self, name: str, role: str, organisation: str, kind: str, *places: str) -> PersonClient:
        """Somebody who came in through an invitation and has seen the welcome."""
        code = await self.database.write(lambda store: _invite(store, role, organisation, kind, places, self.clock()))
        person = self.people.get(name) or self.telegram.person(name)
        self.people[name] = person
        await person.say(f"/start {code}")
        await person.expect("Welkom")
        return person


def _invite(store, role, organisation, kind, places, now):
    here = [municipalities.named(store, place, create=True) for place in places]
    found = [o for o in organisations.list_all(store, kind=kind) if o.name == organisation]
    mine = found[0] if found else organisations.add(store, SYSTEM, organisation, kind=kind)
    store.flush()
    return invites.make(
        store, SYSTEM, role=role, organisation_id=mine.id, municipality_ids=[p.id for p in here], now=now
    )


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    """A running Wegwijs without people."""
    clock = Clock()
    cipher = Fernet(CIPHER_KEY)
    tools = Tools(searcher=Searcher(), secret=b"s" * 32, api_name="wegwijs_bot")
    async with LocalTelegram(clock=clock, move=clock.move) as telegram:
        works = Works(
            database, cipher=cipher, tools=tools, clock=clock, token=telegram.token, api_url=telegram.url,
            per_second=None, long_poll=2,
        )
        running = asyncio.create_task(works.run(("intake", "worker", "sender")))
        yield World(database, telegram, works, clock)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@pytest.fixture
async def samira(world: World) -> PersonClient:
    """A coach in Tilburg, with two practices in reach."""
    await world.database.write(lambda store: _practices(store))
    return await world.invited("Samira", "coach", "Contour Welzijn", "welfare", "Tilburg")


def _practices(store) -> None:
    here = municipalities.named(store, "Tilburg", create=True)
    store.flush()
    for name in ("De Brink", "Oostpoort"):
        organisations.add(store, SYSTEM, name, kind="practice").municipality_id = here.id
