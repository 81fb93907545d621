"""Waiting for what other processes and tasks do."""

import asyncio
import time
from collections.abc import Callable


async def until(holds: Callable[[], bool], *, within: float = 30, every: float = 0.05) -> None:
    """Look again and again; AssertionError when it does not come to hold."""
    patience = time.monotonic() + within
    while not holds():
        assert time.monotonic() < patience, "it did not come to rest"
        await asyncio.sleep(every)
