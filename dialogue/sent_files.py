"""A list that somebody sent: fetched from the channel and read by the limited process, never opened here."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from social_map.exchange.confined import Taken

Fetch = Callable[[str, Path], Awaitable[None]]


async def nowhere(_file: str, _into: Path) -> None:
    """A channel without files: there is nothing to fetch."""
    raise FileNotFoundError


async def rows(fetch: Fetch, sent: Mapping[str, Any]) -> "Taken":
    """What stands in a file (`id`, `name`, `said`: the fields of its headers). `FileUnreadable` when it is refused.

    The file lies here only as long as it is read.
    """
    from social_map.exchange import confined  # with what reads workbooks: few ever send one

    with TemporaryDirectory(prefix="wegwijs-") as folder:
        path = Path(folder) / (re.sub(r"[^\w. -]", "_", sent["name"]).lstrip(".") or "lijst")
        await fetch(sent["id"], path)
        return await asyncio.to_thread(confined.read, path, sent["said"])
