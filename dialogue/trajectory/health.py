"""Where the six self-scores and the mark for satisfaction come up: one button, only where an organisation chose it."""

from casework import lent, positive_health
from casework.models import Question, SelfScores, Trajectory
from casework.models.goals import DIMENSIONS
from casework.queries import positive_health as queries
from dialogue.screens import Button
from dialogue.talk import Talk
from dialogue.trajectory.verbs import CONTENT, HEALTH, SCORE

START, MONTHS_3, CLOSING = "start", "months_3", "closing"


def menu(talk: Talk, walk: Trajectory) -> list[Button]:
    """The button on the trajectory's screen."""
    if not queries.uses(talk.store, walk.organisation_id):
        return []
    return [Button(talk.label("positive_health.menu"), HEALTH, lent.pointer(talk.store, talk.who, walk))]


def offered(talk: Talk, walk: Trajectory, moment: str) -> list[tuple[Button, ...]]:
    """Below an intake, a check after three months and a closing: ask the six marks now, unless they were given."""
    if not positive_health.asked(talk.store, walk, moment):
        return []
    about = lent.pointer(talk.store, talk.who, walk)
    return [(Button(talk.label("positive_health.ask"), SCORE, about, choice=moment),)]


def content(talk: Talk, asked: Question, walk: Trajectory, months: int) -> list[tuple[Button, ...]]:
    """Below a check: how content she is, with the mark where it was given."""
    if not positive_health.may(talk.store, walk):
        return []
    rated = queries.satisfaction(talk.store, walk, months)
    words = talk.label("positive_health.content") if rated is None else talk.label("positive_health.rated")
    return [(Button(words.format(mark=rated.mark if rated else ""), CONTENT, asked.public_id),)]


def marks(scores: SelfScores) -> list[int | None]:
    """The six marks in the order of the dimensions."""
    return [getattr(scores, name) for name in DIMENSIONS]
