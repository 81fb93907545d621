"""Fields of a listing: from when to when, and what it costs."""

import re
from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.talk import Talk
from foundation.words import labels
from foundation.words.filters import euros

_TIME = re.compile(r"(?<![\d.,:])\b([01]?\d|2[0-3])(?:[.:u]([0-5]\d)|\s*(?:uur|u)\b|(?=\s*(?:-|–|t|$)))")
_PARTS = re.compile(r"\b(?:half|kwart|voor|over)\b", re.IGNORECASE)
_EUROS = re.compile(r"^\s*€?\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*(?:€|euro|eur)?\s*$", re.IGNORECASE)
MOST_CENTS = 100_000


def times(text: str) -> list[str] | None:
    """A start, or a start and an end, as "HH:MM"; None when the text holds no such thing.

    "half 12" is half past eleven, in the morning or at night: not guessed, so not read.
    """
    if _PARTS.search(text):
        return None
    found = [f"{int(hour):02d}:{minute or '00'}" for hour, minute in _TIME.findall(text)]
    right = 0 < len(found) <= 2 and found == sorted(found)  # noqa: PLR2004  a start and an end
    return found if right else None


@dataclass(frozen=True, kw_only=True)
class TimesField(Field):
    """From when to when, kept as `10:00-12:00`, or `10:00` without an end."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Only a question: the times are typed."""
        return Asked(f"{self.words}/ask_{self.name}")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`10.00 tot 12.00`, `10:00-12`, `19 uur`."""
        found = times(text)
        if found is None:
            raise Unclear("form/not_a_time")
        return "-".join(found)

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale


@dataclass(frozen=True, kw_only=True)
class EurosField(Field):
    """What it costs, kept in cents."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Free is one tap; an amount is typed."""
        return Asked(f"{self.words}/ask_{self.name}", choices=[Choice("0", talk.label("buttons.free"))])

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`2,50`, `€ 3`, `gratis`."""
        if text.casefold().strip() in labels("dialogue", talk.language)["free_words"]["all"]:
            return 0
        found = _EUROS.match(text)
        if found is None:
            raise Unclear("form/not_an_amount")
        cents = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
        if cents > MOST_CENTS:
            raise Unclear("form/not_an_amount")
        return cents

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Free."""
        if code != "0":
            raise Stale
        return 0

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """`€ 2,50`."""
        return euros(value)
