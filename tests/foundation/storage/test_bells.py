"""Waking: in this process, and in another one on PostgreSQL; only when the transaction is kept."""

import asyncio

import psycopg
import pytest

from foundation.storage import Bells


async def test_a_bell_wakes_who_waits_for_it():
    bells = Bells()
    waiting = asyncio.ensure_future(bells.wait("outbox", at_most=60))
    await asyncio.sleep(0)
    bells.ring(["outbox"])
    assert await waiting is True


async def test_another_bell_wakes_nobody():
    bells = Bells()
    waiting = asyncio.ensure_future(bells.wait("outbox", at_most=0.05))
    await asyncio.sleep(0)
    bells.ring(["inbox"])
    assert await waiting is False


async def test_a_bell_may_ring_from_another_thread():
    bells = Bells()
    waiting = asyncio.ensure_future(bells.wait("outbox", at_most=60))
    await asyncio.sleep(0)
    await asyncio.to_thread(bells.ring, ["outbox"])
    assert await waiting is True


async def test_a_bell_that_rang_between_two_waits_is_heard():
    bells = Bells()
    assert await bells.wait("outbox", at_most=0.01) is False
    bells.ring(["outbox"])
    await asyncio.sleep(0.01)
    assert await bells.wait("outbox", at_most=60) is True


async def test_a_kept_transaction_rings(database):
    waiting = asyncio.ensure_future(database.bells.wait("outbox", at_most=60))
    await asyncio.sleep(0)
    await database.write(lambda store: store.ring("outbox"))
    assert await waiting is True


async def test_a_transaction_that_is_not_kept_does_not_ring(database):
    def ring_and_fail(store) -> None:
        store.ring("outbox")
        raise KeyError("broken off")

    waiting = asyncio.ensure_future(database.bells.wait("outbox", at_most=0.1))
    await asyncio.sleep(0)
    with pytest.raises(KeyError):
        await database.write(ring_and_fail)
    assert await waiting is False


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_on_postgresql_other_processes_hear_it_once_it_is_kept(database):
    with psycopg.connect(database.url, autocommit=True) as other:
        other.execute("LISTEN wegwijs")
        with database.writing() as store:
            store.ring("outbox")
            store.ring("outbox")
            assert list(other.notifies(timeout=0.05)) == []
        assert [heard.payload for heard in other.notifies(timeout=60, stop_after=1)] == ["outbox"]
