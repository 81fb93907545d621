"""The buttons of a first contact, on every screen of a client who was not spoken yet."""

from dialogue.screens import Button
from foundation.words import label

CONTACT, UNDO, LETTER_TEXT, PUT_BACK = "oc", "ou", "ob", "ab"
OUTCOMES = ("spoken", "no_answer", "voicemail")


def tries(trajectory: str) -> tuple[Button, ...]:
    """How the call went, a button each. `trajectory` is a public id."""
    return tuple(Button(label("dialogue", f"contact.{each}"), CONTACT, trajectory, choice=each) for each in OUTCOMES)
