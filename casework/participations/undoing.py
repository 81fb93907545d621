"""Correcting what was not so."""

from datetime import date, datetime

from casework import access, entries, questions
from casework.models import Participation, Trajectory
from casework.participations.keeping import ask_start_on, kept
from casework.participations.refusals import AlreadyStarted, AlreadyStopped
from casework.queries import participations
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store


def undo_start(store: Store, who: Who, participation: str, *, now: datetime) -> Participation:
    """Correct a start that was not: the choice waits again, and so does the question about it."""
    choice = access.participation_for(store, who, participation, now=now)
    if choice.stopped_on:
        raise AlreadyStopped(stopped_on=choice.stopped_on)
    choice.started_on = None
    if questions.about_start(store, choice) is None:
        choice.ask_start_on = ask_start_on(choice.planned_on or choice.chosen_on)
    return kept(store, who, "participation.undo_start", choice, now)


def undo_stop(store: Store, who: Who, participation: str, *, now: datetime) -> Participation:
    """Correct a stop or withdrawal that was not."""
    choice = access.participation_for(store, who, participation, now=now)
    choice.stopped_on, choice.stop_reason = None, None
    if choice.started_on is None and questions.about_start(store, choice) is None:
        choice.ask_start_on = ask_start_on(choice.planned_on or choice.chosen_on)
    return kept(store, who, "participation.undo_stop", choice, now)


def last_stop(store: Store, walk: Trajectory, *, about: date) -> str | None:
    """The participation (public id) that stopped last, until this day. Of a trajectory that was let through."""
    begun = [each for each in participations.of(store, walk) if each.started_on]
    stops = [(each.stopped_on, each.id, each.public_id) for each in begun if each.stopped_on]
    last = max((stop for stop in stops if stop[0] <= about), default=None)
    return last[2] if last is not None else None


def undo(store: Store, who: Who, participation: str, *, now: datetime) -> None:
    """Take a choice back within ten minutes; one that has started is corrected first."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.may_undo(who, choice, now=now)
    if choice.started_on:
        raise AlreadyStarted
    walk = access.trajectory_of(store, choice)
    store.delete(choice)
    audit.record(store, who, "participation.undo", choice.public_id, now=now, organisation_id=choice.organisation_id)
    questions.review(store, walk, now=now)
