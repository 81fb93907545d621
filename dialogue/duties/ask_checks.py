"""Three and six months after the first start: does she still take part? (DOMAIN I12, I13, US-C6)."""

from datetime import date, datetime, timedelta

from casework import access, due, lent, milestones, questions
from casework.models import Participation, Question
from casework.queries import participations
from casework.queries import questions as asked_before
from dialogue import asking
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label

KIND = "check"
ANSWERS = (
    ("same", "qa", "j"),
    ("other", "qa", "a"),
    ("stopped", "qn", ""),
    ("finished", "qf", ""),
    ("unknown", "ql", ""),
)


def ask_checks(store: Store, _tools: Tools, now: datetime) -> int:
    """Close what ran out, ask what is due, and what was put off until today."""
    questions.expire(store, now=now)
    if not may_speak(now):
        return 0
    again = [q for q in asked_before.due_again(store, said_on(now)) if q.kind != "start"]
    asked = asking.ask_due(store, KIND, due.due_checks(store, due.day_of(now)), worded, now=now)
    return asked + asking.ask_again(store, KIND, again, worded, now=now)


def worded(store: Store, who: Who, question: Question) -> Screen:
    """The question, with a button for each answer."""
    walk = access.trajectory_of(store, question)
    started_on = date.fromisoformat(question.subject)
    months = int(question.kind.removeprefix("months_"))
    going: list[Participation] = [p for p in participations.of(store, walk) if p.started_on]
    still = [p for p in going if p.stopped_on is None] or going
    facts = {
        "code_name": lent.called(store, who, walk), "started_on": started_on, "months": months,
        "what": still[0].listing_name if still else "", "milestone": milestones.milestone(started_on, months),
    }  # fmt: skip
    return Screen("check/months", facts, answers(question), private=True)


def answers(question: Question) -> tuple[tuple[Button, ...], ...]:
    """A button for each answer; also on the client's own screen, where an unanswered question waits."""
    return tuple(
        (Button(label("dialogue", f"check_answers.{name}"), verb, question.public_id, choice=choice),)
        for name, verb, choice in ANSWERS
    )


DUTY = Duty("ask_checks", timedelta(seconds=4), ask_checks)
