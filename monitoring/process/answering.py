"""Answering the two questions: once a half-year, in its last month, by who is a coach (DOMAIN E12)."""

from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring.periods import Period
from monitoring.process import queries
from monitoring.process.models import ANSWERS, ProcessAnswer

LAST_MONTH = relativedelta(months=5)  # so long after the half-year began


class NotAskedNow(Refusal):
    """The questions are open in the last month of a half-year only. `from_on`: when they are next."""


def half_of(day: date) -> Period:
    """The half-year of this day."""
    return Period(day.year, "H", (day.month + 5) // 6)


def is_open(day: date) -> bool:
    """Whether the questions are asked on this day."""
    return day >= opens_on(half_of(day))


def opens_on(half: Period) -> date:
    """The first day on which they are asked: 1 June or 1 December."""
    return half.first + LAST_MONTH


def answer(
    store: Store, who: Who, *, referring: str | None, reporting: str | None, text: str, now: datetime
) -> ProcessAnswer:
    """Keep what a coach answers, instead of what she answered earlier in this half-year. The text passed the guard."""
    half = half_of(said_on(now))
    if who.person_id is None or not who.has("coach") or not {referring, reporting} <= {None, *ANSWERS}:
        raise NotFound
    if not is_open(said_on(now)):
        raise NotAskedNow(from_on=opens_on(half))
    kept = queries.of(store, str(half), who.person_id)
    if kept is None:
        kept = ProcessAnswer(half=str(half), person_id=who.person_id)
        store.add(kept)
    kept.organisation_id, kept.municipality_ids = who.organisations("coach")[0], sorted(who.municipalities("coach"))
    kept.referring, kept.reporting, kept.text = referring, reporting, " ".join(text.split())
    kept.answered_on = said_on(now)
    store.flush()
    return kept
