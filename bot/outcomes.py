"""What an answer of Telegram means for a letter: the one table of errors (docs/reliability.md)."""

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from dialogue.delivery import Receipt

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
UNCHANGED = "not modified"
CANNOT_CHANGE = (
    "message to edit not found",
    "message can't be edited",
    "no text in the message",
    "no caption in the message",
    "message_id_invalid",
)
NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid")
TOKEN_PAUSE_SECONDS = 15.0


def is_unchanged(error: TelegramError) -> bool:
    """A second tap on the same button: the screen is already as it should be."""
    return isinstance(error, BadRequest) and UNCHANGED in error.message.lower()


def cannot_change(error: TelegramError) -> bool:
    """The message is gone or of another kind: a new one has to be sent."""
    return isinstance(error, BadRequest) and any(words in error.message.lower() for words in CANNOT_CHANGE)


def receipt_for(error: TelegramError) -> Receipt:
    """The receipt that an error of the Bot API amounts to."""
    name = type(error).__name__
    if isinstance(error, RetryAfter):
        return Receipt("later", after_seconds=float(error._retry_after.total_seconds()), error=name)  # noqa: SLF001  the public name is in transition
    if isinstance(error, Forbidden):
        return Receipt("unreachable", error=name)
    if isinstance(error, InvalidToken):
        return Receipt("later", after_seconds=TOKEN_PAUSE_SECONDS, error=name)
    if isinstance(error, BadRequest):
        gone = any(words in error.message.lower() for words in NOBODY_THERE)
        return Receipt("unreachable" if gone else "refused", error=error.message)
    if isinstance(error, TimedOut | NetworkError):
        surely_not = isinstance(error.__cause__, NEVER_LEFT)
        return Receipt("not_sent" if surely_not else "unknown", error=name)
    return Receipt("refused", error=name)
