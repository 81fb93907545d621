"""A question is asked once, and again later when she says so."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from casework import access, checks, milestones
from casework.due import Due
from casework.models import Participation, Question
from casework.queries import questions
from casework.questions.ending import last_day_to_answer
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


def reminded(store: Store, asked: Sequence[Question], *, now: datetime) -> None:
    """Note that these were asked again now; reminders missed in between collapse into this one."""
    today = said_on(now)
    for question in asked:
        question.ask_again_on = milestones.next_reminder(said_on(question.asked_at), today)
    store.flush()


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
        "expires_on": None if starts else last_day_to_answer(due.about, today),
    }
