"""HTTP to the Bot API over connections that are kept: h11 on plain streams, under httpx.

Two calls go out for most updates, and httpx's own way to the network took half of the bot's time. Everything else stays
httpx's: addresses, forms, files, and the kinds of error by which a letter that surely never left is told from one
whose fate is unknown.
"""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.request import getproxies

import h11
import httpx

KEPT_SECONDS = 5.0  # servers close a silent connection, and what is sent into one that closes has an unknown fate
CHUNK = 65_536
HAPPY_EYEBALLS_SECONDS = 0.25  # a network without IPv6 that says it has it costs no more
Origin = tuple[str, str, int | None]


@dataclass(slots=True)
class Line:
    """One open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    http: h11.Connection = field(default_factory=lambda: h11.Connection(h11.CLIENT))
    rests_since: float = 0.0

    async def exchange(self, request: httpx.Request) -> httpx.Response:
        """Send this and wait for the whole answer."""
        head = h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
        parts = [self.http.send(part) for part in (head, h11.Data(request.content), h11.EndOfMessage())]
        self.writer.write(b"".join(part for part in parts if part))
        await self.writer.drain()
        status, headers, body = 0, [], b""
        while not isinstance(event := await self._event(), h11.EndOfMessage):
            if isinstance(event, h11.Response):
                status, headers = event.status_code, list(event.headers)
            elif isinstance(event, h11.Data):
                body += event.data
        return httpx.Response(status, headers=headers, content=body)

    async def _event(self) -> object:
        while (event := self.http.next_event()) is h11.NEED_DATA:
            self.http.receive_data(await self.reader.read(CHUNK))
        return event

    def rest(self, now: float) -> bool:
        """Be ready for the next request. False when either said that this was the last, or more came than was asked."""
        if (self.http.our_state, self.http.their_state) != (h11.DONE, h11.DONE) or self.http.trailing_data[0]:
            return False
        self.http.start_next_cycle()
        self.rests_since = now
        return True

    def is_fresh(self, now: float) -> bool:
        """Whether the server still listens, as far as we can know."""
        return now - self.rests_since < KEPT_SECONDS and not self.reader.at_eof()


class Wire(httpx.AsyncBaseTransport):
    """Carries httpx's requests, at most so many at once; others wait their turn."""

    def __init__(self, verify: ssl.SSLContext, *, at_once: int) -> None:
        self._verify = verify
        self._turns = asyncio.Semaphore(at_once)
        self._resting: dict[Origin, list[Line]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One call, from connection to answer. Raises httpx's errors."""
        patience = request.extensions["timeout"]
        await request.aread()
        async with self._turns:
            origin = (request.url.scheme, request.url.raw_host.decode(), request.url.port)
            line = self._rested(origin)
            if line is None:
                with _named(httpx.ConnectTimeout, httpx.ConnectError):
                    async with asyncio.timeout(patience["connect"]):
                        line = await self._opened(*origin)
            try:
                with _named(httpx.ReadTimeout, httpx.ReadError):
                    async with asyncio.timeout(_sum(patience["write"], patience["read"])):
                        response = await line.exchange(request)
            except BaseException:
                line.writer.close()
                raise
            self._keep(origin, line)
            return response

    def _rested(self, origin: Origin) -> Line | None:
        now = asyncio.get_running_loop().time()
        resting = self._resting.get(origin, [])
        while resting:
            line = resting.pop()
            if line.is_fresh(now):
                return line
            line.writer.close()
        return None

    async def _opened(self, scheme: str, host: str, port: int | None) -> Line:
        safe = scheme == "https"
        race = None if _is_address(host) else HAPPY_EYEBALLS_SECONDS  # a race that is broken off may leave its socket
        reader, writer = await asyncio.open_connection(
            host, port or (443 if safe else 80), ssl=self._verify if safe else None, happy_eyeballs_delay=race
        )
        return Line(reader, writer)

    def _keep(self, origin: Origin, line: Line) -> None:
        if line.rest(asyncio.get_running_loop().time()):
            self._resting.setdefault(origin, []).append(line)
        else:
            line.writer.close()

    async def aclose(self) -> None:
        """Close what rests."""
        for line in (line for resting in self._resting.values() for line in resting):
            line.writer.close()
        self._resting.clear()
        await asyncio.sleep(0)  # the sockets close in the loop's next turn


@contextmanager
def _named(late: type[httpx.TimeoutException], broken: type[httpx.NetworkError]) -> Iterator[None]:
    """Call what goes wrong by httpx's names."""
    try:
        yield
    except TimeoutError as error:
        raise late("") from error
    except (OSError, h11.ProtocolError) as error:
        raise broken(type(error).__name__) from error


def _is_address(host: str) -> bool:
    """Whether this is an address already, so that there is nothing to choose between."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _sum(*seconds: float | None) -> float | None:
    return None if None in seconds else sum(part for part in seconds if part)


def under_httpx(verify: ssl.SSLContext, *, at_once: int) -> Wire | None:
    """The wire, unless this machine reaches the network through a proxy: that is httpx's own trade."""
    return None if getproxies() else Wire(verify, at_once=at_once)
