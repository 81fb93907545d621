"""Questions that Wegwijs asks by itself: once each, under a unique key. Who sends them is not known here."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from casework import access, checks, milestones
from casework.due import Due
from casework.models import Participation, Question, Trajectory
from casework.queries import checks as facts_of
from casework.queries import participations, questions
from casework.queries.checks import Facts
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store


class AskAgainTooEarly(Refusal):
    """A question is asked again on a later day than today."""


def ask(store: Store, due: Sequence[Due], *, now: datetime) -> list[Question]:
    """Note that these are asked now, and tell which of them are new: only for those may a prompt be sent.

    The prompt's outbox row belongs in the same transaction. Two clocks at once: one of them gets an empty list.
    """
    if not due:
        return []
    rows = [_row(store, each, now) for each in due]
    insert = (postgresql if store.is_postgresql else sqlite).insert(Question)
    asking = insert.on_conflict_do_nothing(index_elements=["trajectory_id", "kind", "subject"])
    new = store.scalars(asking.returning(Question.public_id), rows).all()
    subjects = [each.subject for each in due if each.kind == "start"]
    if subjects:
        store.execute(update(Participation).where(Participation.public_id.in_(subjects)).values(ask_start_on=None))
    checks.plan_many(store, {each.trajectory_id for each in due if each.kind != "start"})
    return list(questions.with_public_ids(store, new))


def postpone(store: Store, who: Who, question: str, *, until: date, now: datetime) -> Question:
    """Not yet: ask again on a later day, within its window."""
    asked = access.question_for(store, who, question, now=now)
    if until <= said_on(now):
        raise AskAgainTooEarly(until=until)
    asked.ask_again_on = until
    audit.record(store, who, "question.postpone", asked.public_id, now=now, organisation_id=asked.organisation_id)
    return asked


def about_start(store: Store, choice: Participation) -> Question | None:
    """The question whether this choice began, if it was ever asked."""
    return questions.about(store, choice.trajectory_id, "start", choice.public_id)


def reminded(store: Store, asked: Sequence[Question], *, now: datetime) -> None:
    """Note that these were asked again now; reminders missed in between collapse into this one."""
    today = said_on(now)
    for question in asked:
        question.ask_again_on = milestones.next_reminder(said_on(question.asked_at), today)
    store.flush()


def expire(store: Store, *, now: datetime) -> list[Question]:
    """End the questions whose window has passed; each is told once. Without an answer they count as unknown.

    Nothing is recorded in their place: a stop that is learnt later must still be able to decide the outcome
    (INTERFACES "Who counts where": a recorded answer goes before a derived one).
    """
    past = list(questions.expired(store, said_on(now)))
    for question in past:
        _settle(question, now)
    store.flush()
    return past


def review(store: Store, trajectory: Trajectory, *, now: datetime) -> None:
    """After any change of a trajectory: settle what needs no answer any more, reopen what does, plan what comes."""
    store.flush()
    facts = facts_of.facts(store, [trajectory.id])[trajectory.id]
    waiting = {each.public_id for each in participations.of(store, trajectory) if _waits(each)}
    for question in questions.of(store, trajectory):
        needed = _needed(question, facts, waiting)
        if not needed and question.settled_at is None:
            _settle(question, now)
        elif needed and question.settled_at is not None:
            _open_again(question, said_on(now))
    checks.plan(store, trajectory)


def _settle(question: Question, now: datetime) -> None:
    """Only open questions have days in the two indexes, so that the clock never walks through old ones."""
    question.settled_at, question.ask_again_on, question.expires_on = now, None, None


def _open_again(question: Question, today: date) -> None:
    asked_on = said_on(question.asked_at)
    if question.kind == "start":
        question.settled_at = None
        return
    months = int(question.kind.removeprefix("months_"))
    expires_on = _expires_on(milestones.milestone(date.fromisoformat(question.subject), months), asked_on)
    if today <= expires_on:
        question.settled_at, question.expires_on = None, expires_on
        question.ask_again_on = milestones.next_reminder(asked_on, today)


def _expires_on(milestone: date, asked_on: date) -> date:
    """The last day of the window, or two weeks after a question that was asked late."""
    return max(milestones.last_day(milestone), asked_on + milestones.ASKED_LATE)


def _waits(participation: Participation) -> bool:
    return participation.started_on is None and participation.stopped_on is None


def _needed(question: Question, facts: Facts, waiting: set[str]) -> bool:
    if not milestones.may_be_asked(facts.stays, facts.ends):
        return False
    if question.kind == "start":
        return question.subject in waiting
    months = int(question.kind.removeprefix("months_"))
    first = milestones.first_start(facts.stays)
    if first is None or first.isoformat() != question.subject or months in facts.answered:
        return False
    return milestones.derived(facts.stays, milestones.milestone(first, months)) is None


def _row(store: Store, due: Due, now: datetime) -> dict[str, Any]:
    today = said_on(now)
    starts = due.kind == "start"
    return {
        "public_id": store.new_public_id(),
        "organisation_id": due.organisation_id,
        "trajectory_id": due.trajectory_id,
        "kind": due.kind,
        "subject": due.subject,
        "due_on": due.due_on,
        "asked_at": now,
        "asked_of": due.asked_of,
        "ask_again_on": None if starts else milestones.next_reminder(today, today),
        "expires_on": None if starts else _expires_on(due.about, today),
    }
