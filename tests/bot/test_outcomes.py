"""The one table of what an answer of Telegram means for a letter."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.outcomes import TOKEN_PAUSE_SECONDS, cannot_change, is_unchanged, receipt_for


def caused_by(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (InvalidToken(), "later"),
        (Forbidden("bot was blocked by the user"), "unreachable"),
        (BadRequest("Chat not found"), "unreachable"),
        (BadRequest("Peer_id_invalid"), "unreachable"),
        (BadRequest("can't parse entities"), "refused"),
        (Conflict("two of us"), "refused"),
        (caused_by(TimedOut(), httpx.ReadTimeout("")), "unknown"),
        (caused_by(NetworkError("x"), httpx.ReadError("")), "unknown"),
        (NetworkError("Bad Gateway"), "unknown"),
        (caused_by(TimedOut(), httpx.ConnectTimeout("")), "not_sent"),
        (caused_by(TimedOut(), httpx.PoolTimeout("")), "not_sent"),
        (caused_by(NetworkError("x"), httpx.ConnectError("")), "not_sent"),
    ],
)
def test_what_becomes_of_a_letter(error, outcome):
    assert receipt_for(error).outcome == outcome


def test_a_pause_that_is_asked_for_is_kept(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # otherwise making a RetryAfter warns
    receipt = receipt_for(RetryAfter(timedelta(seconds=7)))
    assert (receipt.outcome, receipt.after_seconds) == ("later", 7)


def test_a_refused_token_is_tried_again_after_a_pause():
    assert receipt_for(InvalidToken()).after_seconds == TOKEN_PAUSE_SECONDS


def test_a_second_tap_is_told_from_a_message_that_cannot_change():
    assert is_unchanged(BadRequest("Message is not modified: specified new message content is the same"))
    assert not is_unchanged(BadRequest("message to edit not found"))
    assert cannot_change(BadRequest("Message to edit not found"))
    assert cannot_change(BadRequest("There is no text in the message to edit"))
    assert not cannot_change(BadRequest("message is not modified"))
