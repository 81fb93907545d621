"""What reading a date gives."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Preference = Literal["past", "future"]  # where a date without a year or week lies: sessions past, plans future


@dataclass(frozen=True)
class Meaning:
    """The day meant, or None where no such day exists or it cannot be told; `unsure` asks for a question."""

    day: date | None
    unsure: bool = False
    alternatives: tuple[date, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A date found in a text at [start, end). `alternatives` are other days it may mean, best first."""

    day: date | None
    start: int
    end: int
    unsure: bool = False
    alternatives: tuple[date, ...] = ()
    at: time | None = None
