"""When to ask after three and six months, and what is known without asking. Pure rules: no database, no clock.

DOMAIN §2.3 (I12, I13) gives the window; INTERFACES "Who counts where" the order in which an outcome is decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.codes import of_class
from foundation.language.dates import add_months, next_working_day

MONTHS = (3, 6)
WINDOW_BEFORE = timedelta(days=7)
WINDOW_AFTER = timedelta(days=42)
REMINDERS = (timedelta(days=7), timedelta(days=14), timedelta(days=28))
ASKED_LATE = timedelta(days=14)  # a question asked after a gap stays open this long, also when its window is past
START_AFTER = timedelta(days=7)  # DOMAIN US-C7: one week after the planned start
DIED = "overleden"


@dataclass(frozen=True, slots=True)
class Stay:
    """What counts of one participation: its first day, its last day and why it ended."""

    started_on: date | None
    stopped_on: date | None = None
    stop_reason: str | None = None


@dataclass(frozen=True, slots=True)
class End:
    """What counts of one closing."""

    closed_on: date
    reason: str
    reopened_on: date | None = None
    may_ask_later: bool | None = None


def first_start(stays: Iterable[Stay]) -> date | None:
    """The day of the first start in the trajectory: the anchor of both milestones."""
    return min((stay.started_on for stay in stays if stay.started_on), default=None)


def milestone(first: date, months: int) -> date:
    """The day a check is about: calendar months from the first start itself, never chained (DOMAIN §2.0)."""
    return add_months(first, months)


def ask_on(day: date) -> date:
    """The working day on which the question about this milestone is asked, at 09:00 in Amsterdam."""
    return next_working_day(day)


def answerable_from(day: date) -> date:
    """The first day on which an answer about this milestone is valid."""
    return day - WINDOW_BEFORE


def last_day(day: date) -> date:
    """The last day of a milestone's window; after it, no answer means unknown."""
    return day + WINDOW_AFTER


def next_reminder(asked_on: date, after: date) -> date | None:
    """The first reminder later than `after`: those missed in between collapse."""
    return next((asked_on + gap for gap in REMINDERS if asked_on + gap > after), None)


def derived(stays: Sequence[Stay], day: date) -> str | None:
    """`finished` or `stopped` when everything begun by the milestone had ended by then; None: it must be asked.

    The last stop decides; of two on the same day a positive one.
    """
    begun = [stay for stay in stays if stay.started_on and stay.started_on <= day]
    stops = [stay.stopped_on for stay in begun if stay.stopped_on and stay.stopped_on <= day]
    if not begun or len(stops) < len(begun):
        return None
    reasons = {stay.stop_reason for stay in begun if stay.stopped_on == max(stops)}
    return "finished" if reasons & of_class("stop_reason", "positive") else "stopped"


def died_on(stays: Iterable[Stay], ends: Iterable[End]) -> date | None:
    """The day from which we know that the client died, if so."""
    days = [stay.stopped_on for stay in stays if stay.stopped_on and stay.stop_reason == DIED]
    days += [end.closed_on for end in ends if end.reason == DIED and end.reopened_on is None]
    return min(days, default=None)


def outcome(stays: Sequence[Stay], ends: Sequence[End], answer: str | None, months: int, *, today: date) -> str | None:
    """What counts for a trajectory: an outcome code, `excluded`, `open`, or None (no start, or still to come)."""
    first = first_start(stays)
    if first is None or (day := milestone(first, months)) > today:
        return None
    died = died_on(stays, ends)
    if died and died <= day:
        return "excluded"
    return answer or derived(stays, day) or ("open" if today <= last_day(day) else "unknown")


def contradicts(answer: str, stays: Sequence[Stay], day: date) -> bool:
    """Whether "yes" is said of somebody whose every participation had ended by then: ask which is right."""
    return answer in of_class("outcome", "yes") and derived(stays, day) is not None


def may_be_asked(stays: Sequence[Stay], ends: Sequence[End]) -> bool:
    """Never about the dead, about a mistake, or about who said no at the closing (DOMAIN §2.3)."""
    final = next((end for end in ends if end.reopened_on is None), None)
    silenced = final is not None and (
        final.may_ask_later is False or final.reason in of_class("closing_reason", "void")
    )
    return not silenced and died_on(stays, ends) is None
