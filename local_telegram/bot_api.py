"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`.

Plain ASGI without a request object: this is the path that benchmarks walk.
"""

import inspect
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.datastructures import UploadFile
from starlette.requests import Request

from local_telegram.accounts import Bot
from local_telegram.arguments import Arguments
from local_telegram.errors import ApiError
from local_telegram.faults import Fault
from local_telegram.files import Upload
from local_telegram.methods.call import Call
from local_telegram.methods.table import METHODS
from local_telegram.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
JSON = (b"content-type", b"application/json")
NOT_FOUND = ApiError(404, "Not Found")
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


async def _body(receive: Receive) -> bytes:
    first = await receive()
    body: bytes = first.get("body", b"")
    while first.get("more_body"):
        first = await receive()
        body += first.get("body", b"")
    return body


async def read_arguments(scope: Scope, receive: Receive) -> Arguments:
    """The arguments of a call, from query string and body. Raises 400 when the body is not readable."""
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    values: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    uploads: dict[str, Upload] = {}
    if kind.startswith(b"multipart/form-data"):
        async with Request(scope, receive).form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or ""
                    uploads[name] = Upload(value.filename or name, mime, await value.read())
                else:
                    values[name] = value
        return Arguments(values, uploads)
    body = await _body(receive)
    if kind.startswith(b"application/json"):
        try:
            values |= json.loads(body or b"{}")
        except (ValueError, TypeError):
            raise ApiError(400, "Bad Request: can't parse request body: invalid JSON") from None
    elif body:
        values |= parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return Arguments(values)


async def _answer(send: Send, status: int, body: bytes, kind: tuple[bytes, bytes] = JSON) -> None:
    headers = [kind, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _break_off(scope: Scope, receive: Receive, send: Send) -> None:
    """Break the connection without a word; where the server cannot, break off in mid-answer."""
    if drop := scope.get("state", {}).get("drop"):
        drop()
        await _until_gone(receive)
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})


def _method(name: str, fault: Fault | None) -> Callable[[Call], Any]:
    """The function behind a method, unless a fault answers instead of it."""
    if fault and (refusal := fault.answer()):
        raise refusal
    if found := METHODS.get(name.lower()):
        return found
    raise ApiError(404, "Not Found: method not found")


class BotApi:
    """The ASGI application."""

    def __init__(self, world: World) -> None:
        self.world = world

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path is meant for this application: `/bot` and a number."""
        at = 9 if path.startswith("/file/bot") else 4 if path.startswith("/bot") else 0
        return bool(at) and path[at : at + 1].isdigit()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"]
        if path.startswith("/file/"):
            await self._download(path.removeprefix("/file/bot"), send)
            return
        token, _, method = path[4:].partition("/")
        bot = self.world.bots.get(unquote(token))
        if bot is None or not method:
            refusal = NOT_FOUND if ":" not in token or not method else ApiError(401, "Unauthorized")
            await _answer(send, refusal.code, encode(refusal.as_json()).encode())
            return
        await self._call(bot, method, scope, receive, send)

    async def _call(self, bot: Bot, method: str, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            arguments = await read_arguments(scope, receive)
            fault = self._strike(method, arguments)
            if fault and fault.kind in {"timeout", "reset"}:
                self.world.record(bot, method, arguments.logged(), error=ApiError(0, fault.kind))
                await self._go_silent(fault, scope, receive, send)
                return
            result = await self.perform(bot, method, arguments, fault)
        except ApiError as refusal:
            await _answer(send, refusal.code, encode(refusal.as_json()).encode())
            return
        if fault and fault.kind in {"lost", "silent"}:
            await self._go_silent(fault, scope, receive, send)
            return
        body = encode({"ok": True, "result": result}).encode("utf-8", "backslashreplace")
        await _answer(send, 200, body)

    def _strike(self, method: str, arguments: Arguments) -> Fault | None:
        if not self.world.faults.active:
            return None
        return self.world.faults.strike(method, arguments.values.get("chat_id"))

    async def _go_silent(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if fault.kind in {"reset", "lost"}:
            await _break_off(scope, receive, send)
            return
        drop = scope.get("state", {}).get("drop", lambda: None)
        self.world.held.add(drop)
        await _until_gone(receive)
        self.world.held.discard(drop)

    async def perform(self, bot: Bot, method: str, arguments: Arguments, fault: Fault | None = None) -> Any:
        """Do what a call asks, and write it in the log. Raises `ApiError` when it is refused."""
        call = Call(self.world, bot, arguments)
        try:
            result = _method(method, fault)(call)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as refusal:
            self.world.record(bot, method, arguments.logged(), error=refusal)
            raise
        self.world.record(bot, method, arguments.logged(), result=result)
        return result

    async def _download(self, path: str, send: Send) -> None:
        token, _, name = path.partition("/")
        file = self.world.files.at(name) if unquote(token) in self.world.bots else None
        if file is None:
            await _answer(send, 404, encode(NOT_FOUND.as_json()).encode())
            return
        self.world.events.publish("call")
        await _answer(send, 200, file.data, (b"content-type", file.mime.encode()))
