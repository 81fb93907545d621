"""A report that goes out by itself: counted, set as a booklet, and kept as a version.

Of a half-year and a year it is a pack to send on: the booklet and the spreadsheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dialogue.mail import FIGURES
from dialogue.reporting.asking import Asked
from dialogue.reporting.screens import RULES, file_name
from dialogue.screens import Attachment
from foundation.storage import Store
from monitoring.beside import beside
from monitoring.course import series
from monitoring.formats import FACES
from monitoring.formats.booklet import sentences
from monitoring.formats.speaking import period_name
from monitoring.formats.wording import audience
from monitoring.frozen import is_frozen
from monitoring.reports import Report
from monitoring.scope import Scope
from monitoring.subscriptions import due
from monitoring.subscriptions.due import Due
from monitoring.subscriptions.models import FROZEN
from monitoring.versions.keeping import keep


@dataclass(frozen=True, slots=True)
class Parcel:
    """The booklet, perhaps its spreadsheet, what the letter says, and the report it is of."""

    sent: Due
    report: Report
    facts: Mapping[str, Any]
    booklet: Attachment
    sheet: Attachment | None

    @property
    def key(self) -> str:
        """Under which it goes out once."""
        return key_of(self.sent)


def key_of(sent: Due) -> str:
    """Under which it goes out once."""
    return f"{FIGURES}:{sent.subscription.public_id}:{sent.period}:{sent.moment}"


def pack(store: Store, scope: Scope, asked: Asked, sent: Due, *, now: datetime) -> Parcel | None:
    """None where it has to wait until the figures are frozen."""
    if sent.moment == FROZEN and not is_frozen(store, scope, sent.period):
        return None
    readers = next(name for name, rule in RULES.items() if rule.audience == sent.subscription.audience)
    face = FACES["pdf"]
    made = series(store, scope, sent.period, face.periods, now=now, rule=RULES[readers])
    told = beside(store, made[-1], now=now, tables_of=face.tables_of)
    booklet = Attachment(file_name(asked, readers), face.make(made, told))
    sheet = Attachment(file_name(asked, readers, "xlsx"), FACES["xlsx"].make(made, told)) if asked.is_long else None
    facts = {
        "period": period_name(sent.period), "place": asked.place, "moment": sent.moment, "lines": sentences(made, told),
        "invented": scope.invented, "audience": audience(made[-1]), "sheet": sheet is not None,
    }  # fmt: skip
    return Parcel(sent, made[-1], facts, booklet, sheet)


def keep_sent(store: Store, sent: Due, parcel: Parcel, *, now: datetime) -> None:
    """It went out: what its figures were is a version of the report, and of each municipality that it adds up."""
    *_, version = [
        keep(store, each.scope, each.period, each.latest, definitions=each.definitions, now=now)
        for each in (*parcel.report.towns, parcel.report)
    ]
    due.note(store, sent, version.number, now=now)
