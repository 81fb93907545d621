"""Carrying a letter to a mail server, one conversation for each, and what its answer means for the letter."""

import asyncio
import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr

import structlog

from dialogue.delivery import Receipt
from dialogue.letters import Letter
from web.mail import writing
from web.mail.server import Server

log = structlog.get_logger(__name__)

CHANNEL = "mail"
FIRST_OF_OURS, FIRST_FOR_EVER = 400, 500
OURS = ("5.7.",)  # security and policy: about us, not about the address (RFC 3463)
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=2)
GIVE_UP = timedelta(days=3)  # sooner than the next question to the same address
TROUBLE = (OSError, smtplib.SMTPException)
NOT_LET_IN = (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError)
OUR_TROUBLE = frozenset(kind.__name__ for kind in NOT_LET_IN)


class MailCarrier:
    """Carries the letters of the channel "mail". Dates come from the clock that is handed in."""

    channel = CHANNEL

    def __init__(self, server: Server, *, sender: str, clock: Callable[[], datetime]) -> None:
        self.server, self.sender, self.clock = server, sender, clock

    async def deliver(self, chat: int, letter: Letter) -> Receipt:  # noqa: ARG002  the letter itself holds the address
        """Send one mail; never raises for what the server answers. What waited too long is not sent any more."""
        now = self.clock()
        age = now - datetime.fromisoformat((letter.mail or {})["made"])
        receipt = await asyncio.to_thread(self._send, writing.message(letter, sender=self.sender, now=now), letter)
        if receipt.outcome == "later":
            pause = min(max(age / 4, SHORTEST_PAUSE), LONGEST_PAUSE)
            receipt = replace(receipt, after_seconds=pause.total_seconds())
        if receipt.outcome in ("later", "not_sent") and age > GIVE_UP:
            ours = receipt.outcome == "not_sent" or receipt.error in OUR_TROUBLE
            return replace(receipt, outcome="refused" if ours else "unreachable")
        return receipt

    async def busy(self, chat: int) -> None:
        """Nobody looks at a mail that is being made."""

    def _send(self, mail: EmailMessage, letter: Letter) -> Receipt:
        """Until the text itself is sent nothing can have left; whose end got lost then, is unknown."""
        try:
            link = self.server.connect()
        except TROUBLE as error:
            return _trouble(error)
        try:
            return _hand_over(link, mail, to=(letter.mail or {})["to"], sender=parseaddr(self.sender)[1])
        finally:
            with suppress(*TROUBLE):
                link.quit()


def _hand_over(link: smtplib.SMTP, mail: EmailMessage, *, to: str, sender: str) -> Receipt:
    try:
        code, said = link.mail(sender)
        if code < FIRST_OF_OURS:
            code, said = link.rcpt(to)
            if code >= FIRST_FOR_EVER and not _is_ours(said):
                return Receipt("unreachable", error=_short(code, said))
        if code >= FIRST_OF_OURS:
            return Receipt("later", error=_short(code, said))
    except TROUBLE as error:
        return _trouble(error)
    try:
        code, said = link.data(mail.as_bytes())
    except smtplib.SMTPDataError as refused:  # it did not even want to hear the text
        code, said = refused.smtp_code, _bytes(refused.smtp_error)
    except TROUBLE as error:
        return Receipt("unknown", error=type(error).__name__)
    return _answered(code, said)


def _answered(code: int, said: bytes) -> Receipt:
    if code < FIRST_OF_OURS:
        return Receipt("sent")
    if code < FIRST_FOR_EVER:
        return Receipt("later", error=_short(code, said))
    return Receipt("refused" if _is_ours(said) else "unreachable", error=_short(code, said))


def _trouble(error: Exception) -> Receipt:
    """Nothing was sent: no server, or one that does not let us in."""
    log.warning("mail_waits", error=type(error).__name__)
    if isinstance(error, NOT_LET_IN):
        return Receipt("later", error=type(error).__name__)
    return Receipt("not_sent", error=type(error).__name__)


def _is_ours(said: bytes) -> bool:
    return said.decode("ascii", "replace").startswith(OURS)


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()


def _short(code: int, said: bytes) -> str:
    """The code and the extended code: the rest may repeat the address."""
    first = said.decode("ascii", "replace").split(" ", 1)[0]
    return f"{code} {first}" if first.replace(".", "").isdigit() and "." in first else str(code)
