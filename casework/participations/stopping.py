"""That she stopped, or never began."""

from datetime import date, datetime

from casework import access, entries
from casework.models import Participation
from casework.participations.keeping import kept
from casework.participations.refusals import AlreadyStarted, NotStarted, StopBeforeStart, StopInTheFuture
from foundation.people.who import Who
from foundation.storage import Store


def stop(store: Store, who: Who, participation: str, *, stopped_on: date, reason: str, now: datetime) -> Participation:
    """She stopped after having started: `stopped_on` is her last time. Saying it again corrects it."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.not_in_future(stopped_on, now, StopInTheFuture)
    if choice.started_on is None:
        raise NotStarted
    if stopped_on < choice.started_on:
        raise StopBeforeStart(started_on=choice.started_on)
    choice.stopped_on, choice.stop_reason = stopped_on, entries.known("stop_reason", reason)
    return kept(store, who, "participation.stop", choice, now)


def withdraw(
    store: Store, who: Who, participation: str, *, stopped_on: date, reason: str, now: datetime
) -> Participation:
    """She never started and will not: it stays a choice, and no start is asked about any more."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.not_in_future(stopped_on, now, StopInTheFuture)
    if choice.started_on:
        raise AlreadyStarted
    choice.stopped_on, choice.stop_reason = (
        max(stopped_on, choice.chosen_on),
        entries.known("stop_reason", reason),
    )
    choice.ask_start_on = None
    return kept(store, who, "participation.withdraw", choice, now)
