"""A real mail server on this machine, in the running loop: it keeps what it took and refuses what it is told to."""

import asyncio
import re
from contextlib import asynccontextmanager
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


class MailServer:
    """`refused` address → answer to its RCPT; `answer` to every text; `hangs_up` after it took the text."""

    def __init__(self):
        self.mails, self.refused, self.answer, self.hangs_up = [], {}, "250 OK", False
        self.host, self.port = "127.0.0.1", 0

    @property
    def url(self):
        return f"smtp://{self.host}:{self.port}"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002  aiosmtpd calls it so
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002  aiosmtpd calls it so
        if not self.answer.startswith("2"):
            return self.answer
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.hangs_up:
            server.transport.abort()
        return self.answer

    def to(self, address):
        """The mails to one address, oldest first."""
        return [mail for mail in self.mails if mail["To"] == address]


def text(mail):
    return mail.get_body(("plain",)).get_content()


def token(mail):
    """The token of the personal link in a mail."""
    return re.search(r"/klopt/(\w+)\s", text(mail))[1]


@asynccontextmanager
async def mail_server():
    """It listens as long as the block lasts."""
    kept = MailServer()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: SMTP(kept, enable_SMTPUTF8=True, loop=loop), kept.host, 0)
    kept.port = listening.sockets[0].getsockname()[1]
    try:
        yield kept
    finally:
        listening.close()
