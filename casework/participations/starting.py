"""When she will go, and that she went."""

from datetime import date, datetime

from casework import access, entries, questions
from casework.models import Participation
from casework.participations.keeping import ask_start_on, kept
from casework.participations.refusals import AlreadyStarted, StartBeforeChoice, StartInTheFuture, StopBeforeStart
from foundation.people.who import Who
from foundation.storage import Store


def plan_start(store: Store, who: Who, participation: str, *, planned_on: date, now: datetime) -> Participation:
    """Not yet, later: the first time is agreed for another day. An open question waits until a week after it."""
    choice = access.participation_for(store, who, participation, now=now)
    if choice.started_on or choice.stopped_on:
        raise AlreadyStarted
    choice.planned_on = planned_on
    asked = questions.about_start(store, choice)
    if asked:
        asked.ask_again_on = ask_start_on(planned_on)
    else:
        choice.ask_start_on = ask_start_on(planned_on)
    return kept(store, who, "participation.plan", choice, now)


def confirm_start(store: Store, who: Who, participation: str, *, started_on: date, now: datetime) -> Participation:
    """She went for the first time. Saying it again corrects the day."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.not_in_future(started_on, now, StartInTheFuture)
    if started_on < choice.chosen_on:
        raise StartBeforeChoice(chosen_on=choice.chosen_on)
    if choice.stopped_on and started_on > choice.stopped_on:
        raise StopBeforeStart(started_on=started_on)
    choice.started_on, choice.ask_start_on = started_on, None
    return kept(store, who, "participation.start", choice, now)
