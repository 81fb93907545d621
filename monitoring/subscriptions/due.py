"""Which reports have to go out now: on the fifth working day after a period, and when it is frozen.

What everybody may read goes out once, when it is frozen: figures that still move would tell how.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from foundation.language.dates import said_on, working_days_after
from foundation.storage import Store
from monitoring import report_settings
from monitoring.periods import Period
from monitoring.subscriptions import queries
from monitoring.subscriptions.models import EARLY, FROZEN, ReportSending, ReportSubscription
from monitoring.suppression import PUBLIC

EARLY_DAYS = 5  # working days
STILL = timedelta(days=14)  # what was missed for longer, is not sent any more


@dataclass(frozen=True, slots=True)
class Due:
    """One report for one subscriber."""

    subscription: ReportSubscription
    period: Period
    moment: str


def due(store: Store, *, now: datetime) -> Iterator[Due]:
    """What was not sent yet, the longest period first. Nothing whose day had passed when it was asked for."""
    today = said_on(now)
    moments = [
        (period, moment, on)
        for period in _ended(today)
        for moment, on in ((EARLY, early_on(period)), (FROZEN, period.freezes_on))
        if on <= today < on + STILL
    ]
    gone = queries.sent(store, [str(period) for period, _, _ in moments])
    for subscription in queries.standing(store) if moments else ():
        for period, moment, on in moments:
            too_soon = moment == EARLY and subscription.audience == PUBLIC.audience
            asked = said_on(subscription.made_at) <= on and not too_soon
            if asked and _wanted(store, subscription, period) and (subscription.id, str(period), moment) not in gone:
                yield Due(subscription, period, moment)


def _wanted(store: Store, subscription: ReportSubscription, period: Period) -> bool:
    """Whether the municipality wants a report that often (G05); one of all municipalities comes every quarter."""
    here = subscription.municipality_id
    return here is None or report_settings.of(store, here).wants(period)


def note(store: Store, sent: Due, version: int, *, now: datetime) -> None:
    """It went out, with the figures of this version."""
    store.add(
        ReportSending(
            subscription_id=sent.subscription.id,
            period=str(sent.period),
            moment=sent.moment,
            version=version,
            sent_at=now,
        )
    )
    store.flush()


def early_on(period: Period) -> date:
    """The fifth working day after it; holidays are none."""
    return working_days_after(period.last, EARLY_DAYS)


def _ended(today: date) -> list[Period]:
    """The newest period of each length that is over."""
    found = []
    for part in ("", "H", "Q"):
        months = Period(today.year, part).months
        found.append(Period(today.year, part, (today.month - 1) // months + 1).previous())
    return found
