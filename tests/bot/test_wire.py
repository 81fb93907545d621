"""Our own way to the network under httpx: what a server may do, and by which name it is told."""

import asyncio
import gzip
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from bot import trust, wire

ANSWER = b'{"ok": true}'


def plain(extra=b"", body=ANSWER):
    return b"HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s" % (extra, len(body), body)


PIECES = b"".join(b"1\r\n%c\r\n" % byte for byte in ANSWER)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + PIECES + b"0\r\n\r\n"
ZIPPED = plain(b"Content-Encoding: gzip\r\n", gzip.compress(ANSWER))


class Server:
    """Gives these answers one after another; None is silence, b"" hangs up. Counts who came in."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.came = 0
        self.gone = asyncio.Semaphore(0)
        self.heard = []

    async def meet(self, reader, writer):
        self.came += 1
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            self.heard.append(await reader.readexactly(length))
            answer = self.answers.pop(0)
            if answer is None:
                continue
            writer.write(answer.removesuffix(b"bye"))
            if not answer or answer.endswith(b"bye"):
                return


@asynccontextmanager
async def wired(*answers, at_once=4):
    server = Server(*answers)

    async def meet(reader, writer):
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await server.meet(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        server.gone.release()

    listening = await asyncio.start_server(meet, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
    transport = wire.Wire(trust.certificates(), at_once=at_once)
    timeout = httpx.Timeout(60.0, write=0.0)
    async with httpx.AsyncClient(transport=transport, timeout=timeout, base_url=url) as client:
        yield client, server
    listening.close()
    await asyncio.sleep(0.02)  # both sides notice


async def test_every_kind_of_answer_comes_over_one_connection_until_the_server_ends_it():
    last = plain(b"Connection: close\r\n")
    async with wired(plain(), CHUNKED, ZIPPED, last, plain()) as (client, server):
        for number in range(5):
            answer = await client.post("", data={"text": f"nr {number} é"})
            assert answer.json() == {"ok": True}
        assert server.came == 2
        assert server.heard[0] == b"text=nr+0+%C3%A9"


async def test_a_connection_that_the_server_closed_is_not_used_again():
    async with wired(plain() + b"bye", plain(), plain()) as (client, server):
        await client.post("", data={"n": 1})
        await server.gone.acquire()
        await asyncio.sleep(0.01)  # whatever the time: what is there to be read is read before this ends
        await client.post("", data={"n": 2})
        assert server.came == 2


async def test_an_answer_that_nobody_asked_for_is_no_answer_to_the_next_request():
    async with wired(plain() + plain(body=b"{}"), plain()) as (client, server):
        for n in (1, 2):
            assert (await client.post("", data={"n": n})).content == ANSWER
        assert server.came == 2


async def test_what_surely_never_left_is_told_from_what_may_have_arrived():
    async with wired(b"", b"nonsense\r\n\r\n", None, plain()) as (client, server):
        with pytest.raises(httpx.ReadError):
            await client.post("", data={"n": 1})
        with pytest.raises(httpx.ReadError):
            await client.post("", data={"n": 2})
        with pytest.raises(httpx.ReadTimeout):
            await client.post("", data={"n": 3}, timeout=httpx.Timeout(60.0, read=0.1, write=0.0))
        await client.post("", data={"n": 4})  # on a connection of its own: the answer to another never comes here
        assert server.came == 4
        with pytest.raises(httpx.ConnectError):
            await client.post("http://127.0.0.1:1/", data={"n": 5})


async def test_a_proxy_of_this_machine_is_left_to_httpx(monkeypatch):
    assert wire.under_httpx(trust.certificates(), at_once=1) is not None
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:3128")
    assert wire.under_httpx(trust.certificates(), at_once=1) is None
