"""Words of danger: whom to call now comes before every other answer (DOMAIN 4.2)."""

from dialogue import outbox
from dialogue.said import Line, Thing
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation.language import guard


def answer_first(talk: Talk) -> None:
    """Say whom to call, where what was typed speaks of danger: to a form, in a search, below a photo, by anybody.

    Outside the act that answers it, so that the numbers come too when the rest is refused. Nothing of it is kept.
    """
    danger = guard.crisis(_typed(talk))
    if danger is not None:
        outbox.show(talk.store, talk.to, Screen(f"start/crisis_{danger}"), now=talk.now)


def _typed(talk: Talk) -> str:
    said = talk.said
    if isinstance(said, Line):
        return said.text
    return said.caption if isinstance(said, Thing) else ""
