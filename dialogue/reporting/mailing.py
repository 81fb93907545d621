"""The same by mail, to who has no chat. Every mail holds a link that stops them, and a header for mail programs."""

import hmac
from datetime import datetime

from dialogue import outbox
from dialogue.letters import Letter, kept
from dialogue.mail import CHANNEL, FIGURES, STOP
from dialogue.outbox import Address
from dialogue.reporting import parcels
from dialogue.reporting.asking import Asked
from dialogue.reporting.parcels import Parcel
from dialogue.talk import Tools
from foundation.people import municipalities
from foundation.people.who import SYSTEM
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import say, say_plain
from monitoring.scopes import scope_for
from monitoring.subscriptions import subscribing
from monitoring.subscriptions.due import Due
from monitoring.subscriptions.models import ReportSubscription

PAGE = "cijfers"  # as the page is called on which they are stopped


def pack(store: Store, tools: Tools, sent: Due, *, now: datetime) -> Parcel | None:
    """None where nobody carries mail, or while the figures are not frozen yet."""
    if not (tools.mails and tools.web_url and sent.subscription.address):
        return None
    asked = _asked(store, sent)
    return parcels.pack(store, scope_for(store, SYSTEM, asked.place), asked, sent, now=now)


def send(store: Store, tools: Tools, sent: Due, parcel: Parcel, *, now: datetime) -> bool:
    """Put it in the outbox. False where nobody carries mail any more."""
    address = sent.subscription.address
    if not (tools.mails and tools.web_url and address):
        return False
    stop = f"{tools.web_url.rstrip('/')}/{PAGE}/{token(tools.secret, sent.subscription)}/{STOP}"
    facts = {**parcel.facts, "stop": stop}
    letter = Letter(
        mail={
            "to": address, "key": parcel.key, "made": now.isoformat(), "stop": stop,
            "subject": say_plain("dialogue", "mail/report_subject", **facts),
            "text": say_plain("dialogue", "mail/report", **facts), "html": say("dialogue", "mail/report", **facts),
        },
        attachment=kept(parcel.booklet), also=kept(parcel.sheet),
    )  # fmt: skip
    number = sent.subscription.id
    about = sent.subscription.public_id
    outbox.put(
        store, Address(CHANNEL, number, number), letter, now=now, kind=FIGURES, policy="once",
        dedupe_key=parcel.key, about=about,
    )  # fmt: skip
    parcels.keep_sent(store, sent, parcel, now=now)
    return True


def token(secret: bytes, subscription: ReportSubscription) -> str:
    """What the link ends in: which subscription, and the proof that we made it."""
    return f"{subscription.public_id}.{_proof(secret, subscription.public_id)}"


def stop(store: Store, secret: bytes, said: str, *, now: datetime) -> None:
    """No more mail to this address. NotFound for a link that we did not make; one that was used works again."""
    public_id = check(secret, said)
    subscribing.stop_mail(store, public_id, now=now)


def check(secret: bytes, said: str) -> str:
    """The subscription behind a link. NotFound for a link that we did not make."""
    public_id, _, proof = said.partition(".")
    if not hmac.compare_digest(proof.encode(), _proof(secret, public_id).encode()):
        raise NotFound
    return public_id


def _proof(secret: bytes, public_id: str) -> str:
    return hmac.digest(secret, f"no more figures|{public_id}".encode(), "sha256").hex()[:32]


def _asked(store: Store, sent: Due) -> Asked:
    number = sent.subscription.municipality_id
    names = {one.id: one.name for one in municipalities.list_all(store)}
    return Asked(sent.period, names[number], number) if number is not None else Asked(sent.period)
