"""The next appointment in one tap: in so many weeks, on the same weekday and at the same time."""

from datetime import date, timedelta

from casework import access, appointments, lent
from casework.models import Appointment, Session
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.language.dates import is_working_day


def day(session: Session, weeks: int, today: date) -> date:
    """So many weeks after the session; after one of long ago, its weekday that many weeks from now."""
    since = (today - session.held_on).days // 7
    return session.held_on + timedelta(weeks=weeks + max(0, since))


def plan(talk: Talk, session: Session, weeks: int) -> None:
    """Agree on it, at the time of the appointment before."""
    walk = access.trajectory_of(talk.store, session)
    at = appointments.usual_time(talk.store, walk, session.held_on.weekday())
    appointments.plan(
        talk.store, talk.who, walk.public_id, planned_on=day(session, weeks, talk.today), starts_at=at, now=talk.now
    )


def drop(talk: Talk, session: Session) -> None:
    """No next meeting after all."""
    walk = access.trajectory_of(talk.store, session)
    coming = appointments.coming(talk.store, walk, talk.today + timedelta(days=1))
    if coming is not None:
        appointments.drop(talk.store, talk.who, coming.public_id, now=talk.now)


def screen(talk: Talk, made: Appointment) -> Screen:
    """What was agreed, and how to mend it."""
    walk = access.trajectory_of(talk.store, made)
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk), "day": made.planned_on, "at": made.starts_at,
        "free_day": not is_working_day(made.planned_on),
    }  # fmt: skip
    mend = (
        Button(talk.label("buttons.another_time"), "ap", lent.pointer(talk.store, talk.who, walk)),
        Button(talk.label("buttons.undo"), "ax", made.public_id),
    )
    return Screen("session/appointment", facts, (mend,), private=True)
