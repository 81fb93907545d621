"""Journeys: people on a local Telegram, the real bot over HTTP, a real database. Update in, words out.

What holds of every journey is checked at its end (`oracles`).
"""

from collections.abc import AsyncIterator

import pytest
from cryptography.fernet import Fernet

from dialogue.talk import Tools
from foundation.people import municipalities, organisations
from foundation.people.who import SYSTEM
from foundation.storage import Database, Store
from local_telegram.client import LocalTelegram, PersonClient
from social_map.search import Searcher
from tests.journeys import oracles
from tests.journeys.world import Clock, World
from tests.luck import KEY

PATIENCE = 60.0  # seconds: a laptop that builds something else meanwhile is no reason to fail


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    """A running Wegwijs without people."""
    clock = Clock()
    tools = Tools(searcher=Searcher(), secret=b"s" * 32, api_name="wegwijs_bot")
    async with LocalTelegram(clock=clock, move=clock.move) as telegram:
        telegram.patience = PATIENCE
        world = World(database, telegram, tools, Fernet(KEY), clock)
        world.start()
        yield world
        await world.quiet()
        await world.stop()
        assert oracles.wrong(world) == []


@pytest.fixture
async def samira(world: World) -> PersonClient:
    """A coach in Tilburg, with two practices in reach."""
    await world.database.write(_practices)
    return await world.invited("Samira", "coach", "Contour Welzijn", "welfare", "Tilburg")


@pytest.fixture
async def henk(world: World) -> PersonClient:
    """A provider of activities."""
    return await world.invited("Henk", "provider", "Wandelclub De Zevensprong", "provider")


@pytest.fixture
async def noor(world: World) -> PersonClient:
    """A regisseur of Tilburg."""
    return await world.invited("Noor", "regisseur", "Gemeente Tilburg", "municipality", "Tilburg")


@pytest.fixture
async def ilse(world: World) -> PersonClient:
    """The editor of Tilburg's map."""
    return await world.invited("Ilse", "editor", "Gemeente Tilburg", "municipality", "Tilburg")


def _practices(store: Store) -> None:
    here = municipalities.named(store, "Tilburg", create=True)
    store.flush()
    for name in ("De Brink", "Oostpoort"):
        organisations.add(store, SYSTEM, name, kind="practice").municipality_id = here.id
