"""Fixtures for everyone. A test that asks for `store` or `database` runs twice: on SQLite and on PostgreSQL.

- `store`: a Store in one transaction on a shared schema; rolled back at the end. Fast; use it wherever nobody commits.
- `database`: a `Database` of its own, for tests of transactions, workers and whole flows.
- `database_url`: the same, not opened yet, for tests that start processes; `empty_database_url` has no tables.
- `page`: a page of a real Chromium (Playwright, async), for tests marked `browser`.
- `now`: 20 November 2026, 09:00 in Amsterdam. `chance`: randomness by the name of the test (`tests.luck`).

What holds on one of them only: `@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)`.
A test of pure code asks for none of these and pays for none.
"""

import gc
import itertools
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

import pytest

from tests import browsers, databases, journeys, luck

if TYPE_CHECKING:
    from playwright.async_api import Page
    from sqlalchemy import Engine

    from foundation.storage import Database, Store

gc.disable()  # until everything is collected: what is imported stays, and there is a lot of it
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LOOPBACK = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run makes its scratch folder; workers inherit it."""
    luck.settle(config)
    if not hasattr(config, "workerinput"):
        os.environ[databases.SCRATCH] = str(databases.new_scratch())


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """… and it cleans up after all of them. By now pytest looked for what was left lying; once is enough."""
    gc.freeze()
    if not hasattr(config, "workerinput"):
        databases.remove_scratch(Path(os.environ.pop(databases.SCRATCH)))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long proofs, unless asked for, browser tests without a browser, and journeys out of their turn."""
    left_out = set()
    if "prove" not in config.option.markexpr:
        left_out.add("prove")
    if browsers.missing():
        left_out.add("browser")
    not_its_turn = set(journeys.left_out(items))
    taken = [
        item for item in items
        if item not in not_its_turn and not any(mark.name in left_out for mark in item.iter_markers())
    ]  # fmt: skip
    stay = set(taken)
    config.hook.pytest_deselected(items=[item for item in items if item not in stay])
    items[:] = luck.shuffled(taken)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through all of it again and again for garbage costs a seventh of a run."""
    from foundation import garbage

    gc.enable()
    gc.collect()
    garbage.settle()


class NetworkReachedError(AssertionError):
    """A test tried to leave this machine."""


@pytest.fixture(scope="session", autouse=True)
def block_internet() -> Iterator[None]:
    """Tests may speak with this machine only: every other address is an error, also when only its name is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _only_here(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", _only_here(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", _only_names_here(socket.getaddrinfo))
        yield


def _only_here(connect: Callable) -> Callable:
    def connect_here(self: socket.socket, address: object) -> object:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise NetworkReachedError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    return connect_here


def _only_names_here(getaddrinfo: Callable) -> Callable:
    def names_here(host: str | bytes | None, *arguments: object, **options: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in LOOPBACK:
            raise NetworkReachedError(f"a test asked where {name} is")
        return getaddrinfo(host, *arguments, **options)

    return names_here


@pytest.fixture
async def page() -> "AsyncIterator[Page]":
    """A page of a real browser, the size of a phone, that speaks Dutch and lives in Amsterdam."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browsers.chromium(), args=["--no-sandbox"])
        page = await browser.new_page(
            viewport={"width": 412, "height": 860}, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        yield page
        await browser.close()


@pytest.fixture
def now() -> datetime:
    """Friday 20 November 2026, 09:00 in Amsterdam."""
    return NOW


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Random:
    """The same luck in every run."""
    return luck.of(request.node.nodeid)


@pytest.fixture(autouse=True)
def same_system(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is drawn from the system is the same in every run too."""
    with luck.drawn_from(request.node.nodeid):
        yield


Filled = TypeVar("Filled")


class House:
    """What one worker keeps of one kind of database: a place to make them and a template with every table."""

    def __init__(self, kind: str, worker: str) -> None:
        scratch = Path(os.environ[databases.SCRATCH])
        self.place = {"sqlite": databases.Sqlite, "postgresql": databases.Postgresql}[kind](scratch, worker)
        self._templates: dict[Callable[[Database], object] | None, tuple[str, object]] = {}
        self._engines: dict[str, tuple[Engine, Engine]] = {}
        self._shared: Database | None = None

    def fresh(self, fill: "Callable[[Database], Filled] | None" = None) -> "tuple[str, Filled | None]":
        """The URL of a database with every table, filled so (once: it is copied) or empty; and what `fill` gave."""
        if fill not in self._templates:
            url = self.place.empty() if fill is None else self.fresh()[0]
            self._templates[fill] = url, _create(url) if fill is None else _filled(url, fill)
        url, filled = self._templates[fill]
        return self.place.copy(url), filled

    def lend(self) -> str:
        """The URL of a database with every table and no rows, until `place.give_back`."""
        if None not in self._templates:
            self.place.drop(self.fresh()[0])
        return self.place.lend(self._templates[None][0])

    def engines(self, url: str) -> "tuple[Engine, Engine]":
        """Engines that compile a statement once for all tests, not once for each."""
        from foundation.storage.engines import open_engines

        if url not in self._engines:
            self._engines[url] = open_engines(url)
        return self._engines[url]

    def shared(self) -> "Database":
        """The database on which every transaction is rolled back."""
        from foundation.storage import Database

        if self._shared is None:
            self._shared = Database(self.fresh()[0])
        return self._shared

    def close(self) -> None:
        """Let go of everything."""
        if self._shared is not None:
            self._shared.close()
        for engine in itertools.chain(*self._engines.values()):
            engine.dispose()
        if isinstance(self.place, databases.Postgresql):
            self.place.close()


def _create(url: str) -> None:
    """Make every table from the models, marked as the newest revision; `tests/migrations` says that they are equal."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from foundation.storage import Database
    from migrations import models
    from migrations.append_only import protect
    from migrations.running import config_for

    database = Database(url)
    with database.writer.begin() as connection:
        models.metadata.create_all(connection)
        protect(connection, "audit_entry", "audit_seal")
        MigrationContext.configure(connection).stamp(ScriptDirectory.from_config(config_for()), "head")
    database.close()


def _filled(url: str, fill: "Callable[[Database], Filled]") -> "Filled":
    from foundation.storage import Database

    database = Database(url, chance=luck.of("filled"))  # other than the tests have, or they would draw the same ids
    try:
        return fill(database)
    finally:
        database.close()


@pytest.fixture(scope="session")
def houses(worker_id: str) -> Iterator[Callable[[str], House]]:
    """One house for each kind of database, built when first asked for."""
    built: dict[str, House] = {}

    def house(kind: str) -> House:
        if kind not in built:
            built[kind] = House(kind, worker_id)
        return built[kind]

    yield house
    for each in built.values():
        each.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database this test runs on."""
    return request.param


@pytest.fixture
def empty_database_url(database_kind: str, houses: Callable[[str], House]) -> Iterator[str]:
    """A database without any table."""
    place = houses(database_kind).place
    url = place.empty()
    yield url
    place.drop(url)


@pytest.fixture
def database_url(database_kind: str, houses: Callable[[str], House]) -> Iterator[str]:
    """A database with every table, not opened yet."""
    url = houses(database_kind).lend()
    yield url
    houses(database_kind).place.give_back(url)


@pytest.fixture
def database(
    database_kind: str, database_url: str, houses: Callable[[str], House], chance: Random
) -> "Iterator[Database]":
    """An open database of its own."""
    from foundation.storage import Database

    engines = houses(database_kind).engines(database_url)
    database = Database(database_url, chance=chance, engines=engines)
    yield database
    if database_kind == "sqlite":
        database.close()
    else:
        database.rest()


@pytest.fixture
def store(database_kind: str, houses: Callable[[str], House], chance: Random) -> "Iterator[Store]":
    """A store in one transaction that is rolled back."""
    from foundation.storage import Store

    with Store(houses(database_kind).shared().writer, chance=chance) as store:
        store.begin()
        yield store
        store.rollback()
