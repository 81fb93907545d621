"""What the acts about the two questions of a half-year share."""

from dialogue.talk import Talk
from monitoring.process.models import ANSWERS
from monitoring.process.reporting import Outcome

BEGIN, OUTCOME = "je", "jh"


def lines(talk: Talk, outcome: Outcome) -> list[tuple[str, list[tuple[str, int]]]]:
    """Each question with how often each answer was given."""
    return [
        (talk.label(f"process.{question}"), [(talk.label(f"process.answer.{code}"), counts[code]) for code in ANSWERS])
        for question, counts in outcome.counts.items()
    ]
