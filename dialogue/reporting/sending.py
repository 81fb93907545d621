"""A report that nobody asked for today: to a regisseur who subscribed, in the chat."""

from datetime import datetime

from dialogue import outbox
from dialogue.mail import FIGURES
from dialogue.outbox import Address
from dialogue.reporting import mailing, parcels
from dialogue.reporting.asking import Asked
from dialogue.reporting.parcels import Parcel
from dialogue.reporting.screens import REPORT
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import accounts, municipalities, people
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring.scopes import scope_for
from monitoring.subscriptions import subscribing
from monitoring.subscriptions.due import Due

STOP = "kz"


def pack(store: Store, tools: Tools, sent: Due, *, now: datetime) -> Parcel | None:
    """None where it has to wait, or has nowhere to go."""
    if sent.subscription.person_id is None:
        return mailing.pack(store, tools, sent, now=now)
    account = next(iter(accounts.of(store, sent.subscription.person_id)), None)
    if account is None:
        return None
    who = people.who(store, account.channel, account.number, today=said_on(now))
    asked = _asked(store, who, sent)
    return None if asked is None else parcels.pack(store, scope_for(store, who, asked.place), asked, sent, now=now)


def send(store: Store, tools: Tools, sent: Due, parcel: Parcel | None, *, now: datetime) -> bool:
    """Put it in the outbox. False where it was not packed, or has nowhere to go: who steers there no more, is ended."""
    person = sent.subscription.person_id
    if person is None:
        return parcel is not None and mailing.send(store, tools, sent, parcel, now=now)
    account = next(iter(accounts.of(store, person)), None)
    if account is None:
        return False
    who = people.who(store, account.channel, account.number, today=said_on(now))
    asked = _asked(store, who, sent)
    if asked is None:
        subscribing.end(store, sent.subscription, now=now)
        return False
    if parcel is None or parcel.report.scope != scope_for(store, who, asked.place):  # what she steers changed meanwhile
        return False
    to = Address(account.channel, account.number, account.number, who.language)
    screen = Screen(
        "quarter/sent", parcel.facts, _buttons(asked, sent, who.language), attachment=parcel.booklet
    )  # fmt: skip
    outbox.prompt(store, to, screen, now=now, key=parcel.key, kind=FIGURES)
    if parcel.sheet is not None:
        sheet = Screen("quarter/sheet", parcel.facts, attachment=parcel.sheet)
        outbox.prompt(store, to, sheet, now=now, key=f"{parcel.key}:sheet", kind=FIGURES)
    parcels.keep_sent(store, sent, parcel, now=now)
    return True


def _asked(store: Store, who: Who, sent: Due) -> Asked | None:
    """What she subscribed to, as far as she still steers it."""
    here = who.municipalities("regisseur")
    hers = {one.id: one.name for one in municipalities.list_all(store) if one.id in here}
    number = sent.subscription.municipality_id
    if not hers or (number is not None and number not in hers):
        return None
    return Asked(sent.period, hers[number], number) if number is not None else Asked(sent.period)


def _buttons(asked: Asked, sent: Due, language: str) -> tuple[tuple[Button, ...], ...]:
    look = Button(label("dialogue", "report.look", language), REPORT, "-", asked.place_id, str(asked.period))
    stop = Button(label("dialogue", "report.stop", language), STOP, sent.subscription.public_id)
    return (look,), (stop,)
