"""After any change of a trajectory: which questions still need an answer."""

from datetime import date, datetime

from casework import checks, milestones
from casework.models import Participation, Question, Trajectory
from casework.queries import checks as facts_of
from casework.queries import participations, questions
from casework.queries.checks import Facts
from casework.questions.ending import last_day_to_answer, settle
from foundation.language.dates import said_on
from foundation.storage import Store


def review(store: Store, trajectory: Trajectory, *, now: datetime) -> None:
    """After any change of a trajectory: settle what needs no answer any more, reopen what does, plan what comes."""
    store.flush()
    facts = facts_of.facts(store, [trajectory.id])[trajectory.id]
    waiting = {each.public_id for each in participations.of(store, trajectory) if _waits(each)}
    for question in questions.of(store, trajectory):
        needed = _needed(question, facts, waiting)
        if not needed and question.settled_at is None:
            settle(question, now)
        elif needed and question.settled_at is not None:
            _open_again(question, said_on(now))
    checks.plan(store, trajectory)


def _open_again(question: Question, today: date) -> None:
    asked_on = said_on(question.asked_at)
    if question.kind == "start":
        question.settled_at = None
        return
    months = int(question.kind.removeprefix("months_"))
    expires_on = last_day_to_answer(milestones.milestone(date.fromisoformat(question.subject), months), asked_on)
    if today <= expires_on:
        question.settled_at, question.expires_on = None, expires_on
        question.ask_again_on = milestones.next_reminder(asked_on, today)


def _waits(participation: Participation) -> bool:
    return participation.started_on is None and participation.stopped_on is None


def _needed(question: Question, facts: Facts, waiting: set[str]) -> bool:
    if not milestones.may_be_asked(facts.stays, facts.ends):
        return False
    if question.kind == "start":
        return question.subject in waiting
    months = int(question.kind.removeprefix("months_"))
    first = milestones.first_start(facts.stays)
    if first is None or first.isoformat() != question.subject or months in facts.answered or facts.refused:
        return False
    return milestones.derived(facts.stays, milestones.milestone(first, months)) is None
