"""A commit in one process wakes the other at once; without listening it only wakes by polling."""

import asyncio
from contextlib import suppress

import pytest

from foundation.storage import Database
from wegwijs.listening import listen

POSTGRESQL = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)


@POSTGRESQL
async def test_a_commit_elsewhere_rings_the_bell_here(database, database_url):
    elsewhere = Database(database_url)
    listening = asyncio.create_task(listen(database_url, database.bells))  # noqa: TID251  it has to be stopped
    try:
        waiting = asyncio.create_task(database.bells.wait("inbox", at_most=60))  # noqa: TID251  as above
        while not waiting.done():  # the first may come before anybody listens
            await elsewhere.write(lambda store: store.ring("inbox"))
            await asyncio.sleep(0.05)
        assert await waiting
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
        elsewhere.close()


@POSTGRESQL
async def test_without_listening_nobody_wakes(database, database_url):
    elsewhere = Database(database_url)
    waiting = asyncio.create_task(database.bells.wait("inbox", at_most=1))  # noqa: TID251  as above
    await asyncio.sleep(0.2)
    await elsewhere.write(lambda store: store.ring("inbox"))
    assert not await waiting
    elsewhere.close()
