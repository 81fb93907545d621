"""A report that nobody asked for today: to who subscribed, with the booklet, as a version that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogue import outbox
from dialogue.outbox import Address
from dialogue.reporting.asking import Asked
from dialogue.reporting.screens import REPORT, file_name
from dialogue.screens import Attachment, Button, Screen
from foundation.language.dates import said_on
from foundation.people import accounts, municipalities, people
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring.beside import beside
from monitoring.facts.snapshots import snapshot
from monitoring.formats import FACES
from monitoring.formats.booklet import sentences
from monitoring.formats.speaking import period_name
from monitoring.periods import Period
from monitoring.reports import series
from monitoring.scope import Scope
from monitoring.scopes import scope_for
from monitoring.subscriptions import due, subscribing
from monitoring.subscriptions.due import Due
from monitoring.subscriptions.models import FROZEN
from monitoring.suppression import INTERNAL
from monitoring.versions.keeping import keep

STOP = "kz"
KIND = "report"


@dataclass(frozen=True, slots=True)
class _Parcel:
    asked: Asked
    scope: Scope
    sent: Due


def send(store: Store, sent: Due, *, now: datetime) -> bool:
    """Put it in the outbox. False where it has to wait, or has nowhere to go: who steers there no more, is ended."""
    person = sent.subscription.person_id
    account = next(iter(accounts.of(store, person)), None) if person is not None else None
    if account is None:
        return False
    who = people.who(store, account.channel, account.number, today=said_on(now))
    asked = _asked(store, who, sent)
    if asked is None:
        subscribing.end(store, sent.subscription, now=now)
        return False
    scope = scope_for(store, who, asked.place)
    if sent.moment == FROZEN and not _is_frozen(store, scope, sent.period):
        return False
    to = Address(account.channel, account.number, account.number, who.language)
    return _hand_over(store, to, _Parcel(asked, scope, sent), now=now)


def _hand_over(store: Store, to: Address, parcel: _Parcel, *, now: datetime) -> bool:
    asked, sent, face = parcel.asked, parcel.sent, FACES["pdf"]
    made = series(store, parcel.scope, sent.period, face.periods, now=now, rule=INTERNAL)
    report = made[-1]
    booklet = Attachment(file_name(asked, "intern"), face.make(made, beside(store, report, now=now)))
    facts = {
        "period": period_name(sent.period), "place": asked.place, "moment": sent.moment, "lines": sentences(made),
        "invented": parcel.scope.invented,
    }  # fmt: skip
    screen = Screen("quarter/sent", facts, _buttons(asked, sent, to.language), attachment=booklet)
    key = f"{KIND}:{sent.subscription.public_id}:{sent.period}:{sent.moment}"
    outbox.prompt(store, to, screen, now=now, key=key, kind=KIND)
    version = keep(store, parcel.scope, sent.period, report.latest, definitions=report.definitions, now=now)
    due.note(store, sent, version.number, now=now)
    return True


def _asked(store: Store, who: Who, sent: Due) -> Asked | None:
    """What she subscribed to, as far as she still steers it."""
    hers: Mapping[int, str] = {
        one.id: one.name for one in municipalities.list_all(store) if one.id in who.municipalities("regisseur")
    }
    number = sent.subscription.municipality_id
    if not hers or (number is not None and number not in hers):
        return None
    return Asked(sent.period, hers[number], number) if number is not None else Asked(sent.period)


def _is_frozen(store: Store, scope: Scope, period: Period) -> bool:
    """Several municipalities together are not frozen as one; each of them is."""
    several = scope.municipality_ids is None or len(scope.municipality_ids) != 1
    return several or snapshot(store, scope, period) is not None


def _buttons(asked: Asked, sent: Due, language: str) -> tuple[tuple[Button, ...], ...]:
    look = Button(label("dialogue", "report.look", language), REPORT, "-", asked.place_id, str(asked.period))
    stop = Button(label("dialogue", "report.stop", language), STOP, sent.subscription.public_id)
    return (look,), (stop,)
