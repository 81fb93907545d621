"""What was kept of a session, said back in full, and what people do next: all in one tap."""

from datetime import timedelta
from typing import Any

from casework import access, appointments, follow_ups, lent, sessions
from casework.models import Appointment, Session, Trajectory
from casework.queries import closings, participations
from casework.queries import sessions as queries
from dialogue import consent_screens, drafts
from dialogue.meetings import likes
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory import health, portrait
from dialogue.trajectory.standing import called
from dialogue.trajectory.verbs import COUNTS
from foundation.codes import codes
from foundation.language.dates import is_working_day
from foundation.refusals import NotFound

WEEKS = (1, 2, 3, 4)
MOST_LIKES = 3
TOGETHER, INTAKE = "samen_mee", "intake"
NONE = "geen"  # no next appointment after all


def screen(talk: Talk, session: Session) -> Screen:
    """What was kept, with the next appointment, what to look for, and how to mend it."""
    walk = access.trajectory_of(talk.store, session)
    about = lent.pointer(talk.store, talk.who, walk)
    told = said(talk, session)
    coming = appointments.coming(talk.store, walk, talk.today + timedelta(days=1))
    goes_on = closings.final(talk.store, walk) is None
    after: list[tuple[Button, ...]] = [_next(talk, session, coming)] if goes_on else []
    after += in_rows(_wishes(talk, session, told), 2)
    search = Button(talk.label("buttons.find_activity"), "cl", about, choice="zoek")
    other_day = Button(talk.label("buttons.next_appointment"), "sa", session.public_id)
    after.append((search, other_day) if goes_on else (search,))
    after += _about_her(talk, session, walk)
    after += consent_screens.still_to_ask(talk, walk)
    facts = {
        **line(talk, session), "early": sessions.before_referral(talk.store, session),
        "twice": queries.on_the_day(talk.store, session) > 1, "unheard": bool(told.get("unheard")),
        "likes": [likes.called(code) for code in told.get("likes", ())],
        "goes_on": goes_on, "coming": coming, "free_day": coming is not None and not is_working_day(coming.planned_on),
    }  # fmt: skip
    return Screen("session/kept", facts, (*after, mend(talk, session)), private=True)


def _about_her(talk: Talk, session: Session, walk: Trajectory) -> list[tuple[Button, ...]]:
    """What this talk may also have been: a check, a first visit together, an intake with three things to ask."""
    rows: list[tuple[Button, ...]] = []
    if session.status != "held":
        return rows
    if months := follow_ups.counts_for(talk.store, session):
        label = talk.label("trajectory.counts").format(n=months)
        rows.append((Button(label, COUNTS, session.public_id, choice=str(months)),))
    if session.kind == TOGETHER:
        for choice in participations.of(talk.store, walk):
            if choice.started_on is None and choice.stopped_on is None and choice.chosen_on <= session.held_on:
                first = talk.label("trajectory.started_there").format(what=called(choice)[:30])
                rows.append((Button(first, "st", choice.public_id, choice=session.held_on.isoformat()),))
    if session.kind == INTAKE:
        rows += portrait.still_to_ask(talk, lent.pointer(talk.store, talk.who, walk), walk)
        rows += health.offered(talk, walk, health.START)
    return rows


def _next(talk: Talk, session: Session, coming: Appointment | None) -> tuple[Button, ...]:
    """The next appointment in one tap; once there is one, none after all."""
    about = session.public_id
    if coming is not None:
        return (Button(talk.label("buttons.no_appointment"), "sa", about, choice=NONE),)
    return tuple(Button(talk.label(f"in_weeks.{n}"), "sa", about, choice=str(n)) for n in WEEKS)


def line(talk: Talk, session: Session) -> dict[str, Any]:
    """The facts of one session, for a line about it."""
    walk = access.trajectory_of(talk.store, session)
    return {
        "code_name": lent.called(talk.store, talk.who, walk), "kind": codes("session_kind")[session.kind].nl,
        "status": session.status, "minutes": session.minutes, "held_on": session.held_on, "today": talk.today,
    }  # fmt: skip


def mend(talk: Talk, session: Session) -> tuple[Button, ...]:
    """The buttons that mend or take back a session."""
    buttons = [
        Button(talk.label("buttons.mend"), "ec", session.public_id, choice="session"),
        Button(talk.label("buttons.undo"), "su", session.public_id),
    ]
    if session.held_on == talk.today:
        buttons.insert(0, Button(talk.label("buttons.was_yesterday"), "sy", session.public_id))
    return tuple(buttons)


def said(talk: Talk, session: Session) -> dict[str, Any]:
    """What the line or form of this session said, as long as its draft is there."""
    try:
        return dict(drafts.mine(talk, session.draft or "").answers)
    except NotFound:
        return {}


def _wishes(talk: Talk, session: Session, told: dict[str, Any]) -> list[Button]:
    """What she likes can be looked for; what was only named can become something she likes."""
    about = session.public_id
    found = [
        Button(talk.label("buttons.look_for").format(what=likes.called(code).lower()), "sq", about, choice=code)
        for code in told.get("likes", ())[:MOST_LIKES]
    ]
    found += [
        Button(talk.label("buttons.likes").format(what=likes.called(code).lower()), "si", about, choice=code)
        for code in told.get("maybe", ())
    ]
    return found
