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
from monitoring.subscriptions import subscribing
from social_map import freshness
from social_map.keeping_models import Contact, ProviderLink
from social_map.links import contacts, making, opening
from social_map.models import Listing

CHANNEL = "mail"
PAGE, STOP = "klopt", "geen-mail"  # as the page's address and its button are called
KIND = "still_right"
FIGURES = "report"  # what goes to who subscribed


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question by mail: what it asks about, and everything that the link in it opens."""

    address: str
    due: Sequence[Listing]
    theirs: Sequence[Listing]


def ask(store: Store, tools: Tools, about: Inquiry, *, now: datetime) -> int | None:
    """Put the question in the outbox, at most once a day for an address."""
    contact = contacts.known(store, f"mail:{about.address}")
    key = f"{KIND}:{CHANNEL}:{contact.id}:{said_on(now)}"
    if outbox.is_known(store, key):
        return None
    link = page(tools, making.make(store, SYSTEM, contact, about.theirs, now=now))
    letter = Letter(mail={"to": about.address, "key": key, "made": now.isoformat(), **_written(about.due, link)})
    to = Address(CHANNEL, contact.id, contact.id)
    return outbox.put(store, to, letter, now=now, kind=KIND, policy="once", dedupe_key=key)


def renew(store: Store, tools: Tools, link: ProviderLink, *, now: datetime) -> bool:
    """Mail a fresh link to the address to which one that is over was mailed, at most once a day.

    False where that cannot be: it was pasted or ended by somebody, mail was stopped, or the address is on no listing
    any more.
    """
    if not may_renew(store, tools, link, now=now):
        return False
    theirs = [one for one in opening.theirs(store, link, now=now) if freshness.in_use(one, said_on(now))]
    address = next((found for one in theirs if (found := contacts.mail_of(one))), None)
    return address is not None and ask(store, tools, Inquiry(address, theirs, theirs), now=now) is not None


def may_renew(store: Store, tools: Tools, link: ProviderLink, *, now: datetime) -> bool:
    """Whether a link is only too old: mailed, not ended by anybody, and its contact still takes mail."""
    over = link.made_by is None and link.revoked_at is None and link.expires_at <= now
    return over and bool(tools.mails and tools.web_url) and store.get_one(Contact, link.contact_id).state == "open"


def page(tools: Tools, token: str) -> str:
    """The address of the page behind a token."""
    return f"{tools.web_url.rstrip('/')}/{PAGE}/{token}"


def not_delivered(store: Store, row: Outgoing, receipt: Receipt, now: datetime) -> None:
    """A mail that will never arrive: no silence counts from it; where nobody is, the editor calls from now on.

    Figures that were mailed are nobody's question: to an address where nobody is, they are not sent again.
    """
    if row.kind == FIGURES:
        if receipt.outcome == "unreachable" and row.about:
            subscribing.stop_mail(store, row.about, now=now)
        return
    if receipt.outcome == "unreachable":
        contacts.bounced(store, row.account, receipt.error, now=now)
    contacts.not_asked(store, row.account)


def _written(due: Sequence[Listing], link: str) -> dict[str, str]:
    stop = f"{link}/{STOP}"
    listed = [(one.title, own_listing.when(one), own_listing.price(one)) for one in due]
    again = all(one.first_asked_at is not None for one in due)
    facts: dict[str, Any] = {"listings": listed, "link": link, "stop": stop, "again": again}
    return {
        "subject": say_plain("dialogue", "mail/subject", **facts),
        "text": say_plain("dialogue", "mail/still_right", **facts),
        "html": say("dialogue", "mail/still_right", **facts),
        "stop": stop,
    }
