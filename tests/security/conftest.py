"""Who tries, and on what: a town in rows (fast, thousands of tries), or a world with phones (over HTTP)."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from cryptography.fernet import Fernet

from dialogue.talk import Tools
from foundation.storage import Database
from local_telegram.client import LocalTelegram
from social_map.search import Searcher
from tests.journeys import oracles
from tests.journeys.world import Clock, World
from tests.luck import KEY
from tests.security import town as towns
from tests.security.desk import Desk


@pytest.fixture
def prepared(request: pytest.FixtureRequest, database_kind: str, houses: Callable) -> tuple[str, towns.Town | None]:
    """The URL of a database; with a town in it for who asks for one."""
    return houses(database_kind).fresh(towns.build_in if "town" in request.fixturenames else None)


@pytest.fixture
def database_url(database_kind: str, houses: Callable, prepared: tuple[str, towns.Town | None]) -> Iterator[str]:
    """That database, not opened yet."""
    yield prepared[0]
    houses(database_kind).place.drop(prepared[0])


@pytest.fixture
def town(prepared: tuple[str, towns.Town | None]) -> towns.Town:
    """Everybody and everything there is to try it on."""
    return prepared[1]


@pytest.fixture
def desk(database: Database, town: towns.Town) -> Desk:
    """Where updates are handled one by one, in that town."""
    return Desk(database)


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    """A running Wegwijs with people on a local Telegram. What these tests type may look like a machine's talk."""
    clock = Clock()
    tools = Tools(searcher=Searcher(), secret=b"s" * 32, api_name="wegwijs_bot")
    async with LocalTelegram(clock=clock, move=clock.move) as telegram:
        telegram.patience = 60.0
        world = World(database, telegram, tools, Fernet(KEY), clock)
        world.start()
        yield world
        await world.quiet()
        await world.stop()
        checks = [check for check in oracles.ALL if check is not oracles.machine_talk]
        assert [sentence for check in checks for sentence in check(world)] == []
