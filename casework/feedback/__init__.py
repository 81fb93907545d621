"""Feedback to the referrer: which letter is owed, what stands in it, and that it was sent (DOMAIN §5.6, I19, E03)."""

from casework.feedback.letters import Letter, compose
from casework.feedback.moments import CHANNELS, Told, owed
from casework.feedback.owing import Debt, debts, letters_for, to_write
from casework.feedback.refusals import NobodyToTell, NoConsentForFeedback, NothingToTell
from casework.feedback.sending import register, undo
from casework.models.feedback import FEEDBACK_KINDS as KINDS

__all__ = [
    "CHANNELS",
    "KINDS",
    "Debt",
    "Letter",
    "NoConsentForFeedback",
    "NobodyToTell",
    "NothingToTell",
    "Told",
    "compose",
    "debts",
    "letters_for",
    "owed",
    "register",
    "to_write",
    "undo",
]
