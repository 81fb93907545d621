"""Questions that Wegwijs asks by itself: once each, under a unique key. Who sends them is not known here."""

from casework.questions.asking import AskAgainTooEarly, ask, postpone, reminded
from casework.questions.ending import about_start, expire
from casework.questions.reviewing import review

__all__ = ["AskAgainTooEarly", "about_start", "ask", "expire", "postpone", "reminded", "review"]
