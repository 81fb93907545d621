"""A real HTTP server on this machine, in the running loop, quick to start and to stop."""

import asyncio
import socket
import struct
from asyncio import BaseTransport, Transport
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

LOOPBACK = "127.0.0.1"
LINGER_NOT = struct.pack("ii", 1, 0)
GRACE = 2


class Corked:
    """A transport that writes what one turn of the loop has for it at once: head and body in one packet."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._parts: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """At the end of this turn."""
        if data and not self._parts:
            asyncio.get_running_loop().call_soon(self.flush)
        if data:
            self._parts.append(data)

    def flush(self) -> None:
        """Now."""
        parts, self._parts = self._parts, []
        if parts:
            self._transport.write(b"".join(parts))

    def close(self) -> None:
        """After what was still to be written."""
        self.flush()
        self._transport.close()


class Connection(H11Protocol):
    """A connection that can be broken off, so that a bot meets a real reset."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Give the application the means to break off (`scope["state"]["drop"]`)."""
        tcp = cast("Transport", transport)
        super().connection_made(tcp)
        self.tcp, self.transport = tcp, cast("Transport", Corked(tcp))
        self.app_state = {**self.app_state, "drop": self.drop}

    def drop(self) -> None:
        """Reset: whatever was to be said is lost."""
        sock = self.tcp.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        self.tcp.abort()


def listening_socket(host: str = LOOPBACK, port: int = 0) -> socket.socket:
    """A bound socket; port 0 takes a free one. Raises `OSError` when the port is taken."""
    # Without naming TCP, asyncio leaves small packets waiting for each other: 40 ms a call.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((host, port))
    return sock


@asynccontextmanager
async def serving(
    app: ASGIApp, sock: socket.socket, *, before_stop: Callable[[], None] = lambda: None
) -> AsyncIterator[str]:
    """Serve `app` on a bound socket; gives the address (`http://127.0.0.1:<port>`).

    `before_stop` is called first when it ends; hand in `World.close`, which lets waiting pollers go.
    """
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[sock])
    if server.should_exit:
        raise RuntimeError("the local server did not start")
    host, port = sock.getsockname()[:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        before_stop()
        await server.shutdown(sockets=[sock])
