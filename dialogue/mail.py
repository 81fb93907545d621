"""Mail to providers without an account: the same question as in the chat, with a personal link to the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dialogue import outbox, own_listing
from dialogue.delivery import Receipt
from dialogue.letters import Letter
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.storage import Store
from foundation.words import say, say_plain
from social_map.links import contacts, making
from social_map.models import Listing

CHANNEL = "mail"
PAGE, STOP = "klopt", "geen-mail"  # as the page's address and its button are called
KIND = "still_right"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question by mail: what it asks about, and everything that the link in it opens."""

    address: str
    due: Sequence[Listing]
    theirs: Sequence[Listing]


def ask(store: Store, tools: Tools, about: Inquiry, *, now: datetime) -> Outgoing | None:
    """Put the question in the outbox, at most once a day for an address."""
    contact = contacts.known(store, f"mail:{about.address}")
    key = f"{KIND}:{CHANNEL}:{contact.id}:{said_on(now)}"
    if outbox.is_known(store, key):
        return None
    link = page(tools, making.make(store, SYSTEM, contact, about.theirs, now=now))
    letter = Letter(mail={"to": about.address, "key": key, "made": now.isoformat(), **_written(about.due, link)})
    to = Address(CHANNEL, contact.id, contact.id)
    return outbox.put(store, to, letter, now=now, kind=KIND, policy="once", dedupe_key=key)


def page(tools: Tools, token: str) -> str:
    """The address of the page behind a token."""
    return f"{tools.web_url.rstrip('/')}/{PAGE}/{token}"


def not_delivered(store: Store, row: Outgoing, receipt: Receipt, now: datetime) -> None:
    """A mail that will never arrive: no silence counts from it; where nobody is, the editor calls from now on."""
    if receipt.outcome == "unreachable":
        contacts.bounced(store, row.account, receipt.error, now=now)
    contacts.not_asked(store, row.account)


def _written(due: Sequence[Listing], link: str) -> dict[str, str]:
    stop = f"{link}/{STOP}"
    listed = [(one.title, own_listing.when(one), own_listing.price(one)) for one in due]
    facts: dict[str, Any] = {"listings": listed, "link": link, "stop": stop}
    return {
        "subject": say_plain("dialogue", "mail/subject", **facts),
        "text": say_plain("dialogue", "mail/still_right", **facts),
        "html": say("dialogue", "mail/still_right", **facts),
        "stop": stop,
    }
