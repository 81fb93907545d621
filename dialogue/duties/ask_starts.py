"""A week after an activity should have begun: did it work to go? (DOMAIN US-C7)."""

from datetime import datetime, timedelta

from casework import access, due, lent, pauses
from casework.models import Participation, Question
from casework.queries import questions
from dialogue import asking
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM, Who
from foundation.storage import Store
from foundation.words import label

KIND = "start"


def ask_starts(store: Store, _tools: Tools, now: datetime) -> int:
    """Ask what is due, and what was put off until today. What is not asked today stands in the overview."""
    if not may_speak(now):
        return 0
    again = [q for q in questions.due_again(store, said_on(now)) if q.kind == "start" and not _rests(store, q)]
    asked = asking.ask_due(store, KIND, due.due_starts(store, due.day_of(now)), worded, now=now)
    return asked + asking.ask_again(store, KIND, again, worded, now=now)


def _rests(store: Store, question: Question) -> bool:
    """Whether the trajectory is paused: then nothing is asked."""
    return pauses.standing(store, access.trajectory_of(store, question)) is not None


def worded(store: Store, who: Who, question: Question) -> Screen:
    """The question, with a button for each answer."""
    choice: Participation = access.participation_for(store, SYSTEM, question.subject, now=question.asked_at)
    called = lent.called(store, who, access.trajectory_of(store, choice))
    buttons = [
        (Button(label("dialogue", "buttons.yes"), "st", choice.public_id),),
        (Button(label("dialogue", "buttons.not_yet"), "sl", choice.public_id),),
        (Button(label("dialogue", "buttons.will_not"), "sw", choice.public_id),),
    ]
    facts = {"code_name": called, "what": choice.listing_name or ""}
    return Screen("check/start", facts, tuple(buttons), private=True)


DUTY = Duty("ask_starts", timedelta(seconds=15), ask_starts)
