"""What a client's own screen offers before the rest: the first call, the answer about consent; and more, after it."""

from casework.caseload import Line
from dialogue.consent_screens import CONSENT
from dialogue.first_contact import tries
from dialogue.screens import Button
from foundation.words import label


def first(line: Line | None) -> tuple[tuple[Button, ...], ...]:
    """The call while nobody spoke her; then consent while it was not answered."""
    if line is None or line.closed_on is not None:
        return ()
    rows = [tries(line.trajectory)] if line.waits() else []
    if line.consent_asked_on is not None:
        rows.append((Button(label("dialogue", "client_more.asked"), CONSENT, line.trajectory),))
    return tuple(rows)


def more(client: str) -> Button:
    """What is rarely done. `client` is a public id."""
    return Button(label("dialogue", "buttons.more"), "om", client)
