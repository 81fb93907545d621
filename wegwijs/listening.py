"""Bells from other processes: on PostgreSQL a commit anywhere wakes whoever waits here (DESIGN §2.5)."""

import asyncio
from typing import Any

import psycopg
import structlog
from sqlalchemy import make_url

from foundation.storage import Bells

log = structlog.get_logger(__name__)

CHANNEL = "wegwijs"
PAUSE_SECONDS = 2.0


async def listen(database_url: str, bells: Bells) -> None:
    """Ring here what is rung elsewhere, for ever. Without a connection polling is the net."""
    address = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    while True:
        try:
            await _listen_once(address, bells)
        except psycopg.Error as error:
            log.warning("listening_waits", error=type(error).__name__)
        await asyncio.sleep(PAUSE_SECONDS)


async def _listen_once(address: str, bells: Bells) -> None:
    connection: psycopg.AsyncConnection[Any]
    async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for heard in connection.notifies():
            bells.ring([heard.payload])
