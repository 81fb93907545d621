"""The two ways in which the Python client reaches a world: in this process, or over HTTP."""

import asyncio
from typing import Any, Protocol

import httpx

from local_telegram.errors import NotPossible
from local_telegram.operations import OPERATIONS
from local_telegram.world import World

LONG = 30.0


class Link(Protocol):
    """Asks operations of a world and waits for its changes."""

    def ask(self, operation: str, **given: Any) -> dict[str, Any]:
        """One operation; raises `NotPossible` when a person could not do that."""

    async def after(self, seq: int, seconds: float) -> bool:
        """True at the first change after `seq`, False after `seconds` without one."""


class Here:
    """A world in this process."""

    def __init__(self, world: World) -> None:
        self.world = world

    def ask(self, operation: str, **given: Any) -> dict[str, Any]:
        """Directly."""
        return OPERATIONS[operation](self.world, given)

    async def after(self, seq: int, seconds: float) -> bool:
        """On the world's own events."""
        return await self.world.events.after(seq, seconds)


class Elsewhere:
    """A world behind the control routes of another process."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=LONG + 5, trust_env=False)

    def ask(self, operation: str, **given: Any) -> dict[str, Any]:
        """As `POST /local/<operation>`."""
        answer = self._http.post(f"/local/{operation}", json=given)
        body: dict[str, Any] = answer.json()
        if not answer.is_success:
            raise NotPossible(body["error"])
        return body

    async def after(self, seq: int, seconds: float) -> bool:
        """As `GET /local/wait`."""
        query = {"since": str(seq), "timeout": str(min(seconds, LONG))}
        answer = await asyncio.to_thread(self._http.get, "/local/wait", params=query)
        return bool(answer.json()["changed"])

    def close(self) -> None:
        """Close the connections."""
        self._http.close()
