"""Open questions: which there are, and when their window has passed."""

from datetime import date, datetime

from casework import milestones
from casework.models import Participation, Question
from casework.queries import questions
from foundation.language.dates import said_on
from foundation.storage import Store


def about_start(store: Store, choice: Participation) -> Question | None:
    """The question whether this choice began, if it was ever asked."""
    return questions.about(store, choice.trajectory_id, "start", choice.public_id)


def expire(store: Store, *, now: datetime) -> list[Question]:
    """End the questions whose window has passed; each is told once. Without an answer they count as unknown.

    Nothing is recorded in their place: a stop that is learnt later must still be able to decide the outcome
    (INTERFACES "Who counts where": a recorded answer goes before a derived one).
    """
    past = list(questions.expired(store, said_on(now)))
    for question in past:
        settle(question, now)
    store.flush()
    return past


def settle(question: Question, now: datetime) -> None:
    """Only open questions have days in the two indexes, so that the clock never walks through old ones."""
    question.settled_at, question.ask_again_on, question.expires_on = now, None, None


def last_day_to_answer(milestone: date, asked_on: date) -> date:
    """The last day of the window, or two weeks after a question that was asked late."""
    return max(milestones.last_day(milestone), asked_on + milestones.ASKED_LATE)
