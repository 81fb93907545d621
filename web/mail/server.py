"""The mail server that carries our letters, as an address: `smtps://name:password@host:465` or `smtp://host:587`."""

import ipaddress
import smtplib
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from foundation.refusals import Refusal

PATIENCE_SECONDS = 30.0  # less than the lease of a letter
PORTS = {"smtp": 587, "smtps": 465}


class MailServerUnknown(Refusal):
    """The address names no mail server."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail goes. `smtps` is encrypted from the start; `smtp` becomes so first, but for this machine itself."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Without the password."""
        return f"Server({self.scheme}://{self.host}:{self.port})"

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def connect(self) -> smtplib.SMTP:
        """A connection that may send. OSError or SMTPException when there is none."""
        safe = ssl.create_default_context()
        if self.scheme == "smtps":
            link: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE_SECONDS, context=safe)
        else:
            link = smtplib.SMTP(self.host, self.port, timeout=PATIENCE_SECONDS)
            if not self.is_here:
                link.starttls(context=safe)
        link.ehlo()
        if self.user:
            link.login(self.user, self.password)
        return link


def read(address: str) -> Server:
    """The server at this address. `MailServerUnknown` for anything else; the refusal does not hold the address."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as trouble:
        raise MailServerUnknown from trouble
    if parts.scheme not in PORTS or not parts.hostname:
        raise MailServerUnknown
    return Server(
        parts.scheme, parts.hostname, port or PORTS[parts.scheme], unquote(parts.username or ""),
        unquote(parts.password or ""),
    )  # fmt: skip
