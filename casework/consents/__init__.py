"""What clients said yes or no to, and what is left when it is no (DOMAIN §4.1, §4.4)."""

from casework.consents.answering import (
    REGISTRATION,
    UnknownPurpose,
    answer,
    answers,
    ask,
    ask_after_talk,
    may,
    may_take_back,
    not_asked,
    open_purposes,
    version,
)
from casework.consents.stripping import ANSWER_WITHIN, strip, strip_client, unanswered
from casework.models.consents import PURPOSES

__all__ = [
    "ANSWER_WITHIN",
    "PURPOSES",
    "REGISTRATION",
    "UnknownPurpose",
    "answer",
    "answers",
    "ask",
    "ask_after_talk",
    "may",
    "may_take_back",
    "not_asked",
    "open_purposes",
    "strip",
    "strip_client",
    "unanswered",
    "version",
]
