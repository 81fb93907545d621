"""The post of the demo: mail is not sent but kept as files, and a page shows what would have been sent."""

import asyncio
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dialogue.delivery import Receipt
from dialogue.letters import Letter
from foundation.words import label, say
from web.mail import writing
from wegwijs.settings import data_folder

SHOWN = 40
LINK = re.compile(r"https?://\S+")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
}  # fmt: skip


def folder() -> Path:
    """Where the demo keeps its post."""
    return data_folder() / "demo-post"


def throw_away() -> None:
    """Begin again without any."""
    shutil.rmtree(folder(), ignore_errors=True)


class Pile:
    """Takes the letters of the channel "mail" and puts them on a pile of .eml files."""

    channel = "mail"

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        self.clock = clock

    async def deliver(self, chat: int, letter: Letter) -> Receipt:  # noqa: ARG002  the letter itself holds the address
        """Keep it; the same letter twice is one file."""
        await asyncio.to_thread(
            _keep, writing.message(letter, sender=label("wegwijs", "demo.mail_from"), now=self.clock())
        )
        return Receipt("sent")

    async def busy(self, chat: int) -> None:
        """Nobody looks at a mail that is being made."""


def route() -> Route:
    """The page with the newest of them."""
    return Route("/post", _page)


async def _page(_request: Request) -> Response:
    mails, number = await asyncio.to_thread(_newest)
    return HTMLResponse(say("wegwijs", "demo/post", mails=mails, number=number), headers=HEADERS)


def _keep(mail: EmailMessage) -> None:
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    name = re.sub(r"\W", "", mail["Message-ID"])
    (folder() / f"{name}.eml").write_bytes(mail.as_bytes())


def _newest() -> tuple[list[dict[str, Any]], int]:
    files = list(folder().glob("*.eml")) if folder().is_dir() else []
    mails = sorted(map(_read, files), key=lambda mail: (mail["at"], mail["subject"]), reverse=True)
    return mails[:SHOWN], len(mails)


def _read(file: Path) -> dict[str, Any]:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = mail.get_body(("plain",))
    text = str(body.get_content()) if body is not None else ""
    return {
        "at": parsedate_to_datetime(mail["Date"]), "to": mail["To"], "from": mail["From"], "subject": mail["Subject"],
        "text": text, "link": next(iter(LINK.findall(text)), ""),
    }  # fmt: skip
