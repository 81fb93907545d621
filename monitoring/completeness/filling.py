"""What a coach can fill in at once, and when she hears of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from casework import corrections, participations, reasons
from foundation.codes import codes
from foundation.language.dates import working_days_after
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.completeness import queries
from monitoring.completeness.queries import Lack
from monitoring.periods import Period
from monitoring.scopes import own_scope

NUDGE_AFTER, UNTIL = 5, 10  # working days after a quarter (DOMAIN US-C12): from the fifth, and no later than the tenth
NO_ANSWER = (reasons.UNKNOWN, "overdracht")  # a transfer is said when it comes in
MINUTES = (15, 30, 45, 60, 90)


def mine(store: Store, who: Who, period: Period, *, today: date) -> list[Lack]:
    """What is missing of the clients she walks with herself. NotFound for who is no coach."""
    return queries.lacking(store, own_scope(store, who), period, today=today)


def tally(found: list[Lack]) -> Mapping[str, int]:
    """How much of each kind."""
    return Counter(lack.kind for lack in found)


def choices(kind: str) -> tuple[str, ...]:
    """What can be answered to this kind with a tap; nothing for a check, which has its own screen."""
    if kind == "minutes":
        return tuple(map(str, MINUTES))
    lists = {"referrer": "referrer_type", "reason": "main_reason", "found": "found"}
    return tuple(code for code in codes(lists[kind]) if code not in NO_ANSWER) if kind in lists else ()


def fill(store: Store, who: Who, kind: str, about: str, answer: str, *, now: datetime) -> None:
    """Keep what she tapped, by the ways in which it is always corrected. NotFound for what is not hers."""
    if answer not in choices(kind):
        raise NotFound
    if kind == "minutes":
        corrections.change(store, who, "session", about, {"minutes": int(answer)}, now=now)
    elif kind == "referrer":
        corrections.change(store, who, "referral", about, {"referrer_type": answer}, now=now)
    elif kind == "reason":
        reasons.tell(store, who, about, answer, now=now)
    else:
        participations.describe(store, who, about, found=answer, now=now)


def nudged_on(today: date) -> Period | None:
    """The quarter about which coaches are told today: from its fifth working day afterwards, five working days long."""
    over = Period.quarter_of(today).previous()
    begins, ends = (working_days_after(over.last, count) for count in (NUDGE_AFTER, UNTIL))
    return over if begins <= today < ends + timedelta(days=1) else None
