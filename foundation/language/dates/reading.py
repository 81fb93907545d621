"""Reading Dutch dates out of typed text.

`gisteren`, `vorige week dinsdag`, `3 nov`, `a.s. maandag`, `begin oktober`, `over een half jaar`, `12/11`.
The day of saying is handed in. What can mean two days says so (INTERFACES, "Text").
"""

import re
from collections.abc import Iterator
from datetime import date, time

from foundation.language.dates.lexing import row
from foundation.language.dates.meaning import Moment
from foundation.language.dates.rules import RULES
from foundation.language.dates.values import Meaning, Preference, Reading

_AFTERNOON = range(1, 7)  # `half drie` said of a meeting is in the afternoon
_AROUND = re.compile(r"[\s.,;:!?()]*(?:(?:op|per|vanaf|datum)\b)?[\s.,;:!?()]*", re.IGNORECASE)


def read(text: str, today: date, prefer: Preference = "past") -> Reading | None:
    """The date that the whole of `text` says, or None. `prefer` decides where a bare weekday or day lies."""
    for reading in find_all(text, today, prefer):
        before, after = text[: reading.start], text[reading.end :]
        return reading if _AROUND.fullmatch(before) and not after.strip(" .,;:!?()\n\t") else None
    return None


def find(text: str, today: date, prefer: Preference = "past") -> Reading | None:
    """The first date in `text`, or None."""
    return next(find_all(text, today, prefer), None)


def find_all(text: str, today: date, prefer: Preference = "past") -> Iterator[Reading]:
    """Every date in `text` from left to right; of overlapping ones the first and longest."""
    moment, symbols = Moment(today, prefer), row(text)
    found = [(start, -end, match, meant) for rule, meant in RULES for match, start, end in symbols.matches(rule)]
    reached = 0
    for start, minus_end, match, meant in sorted(found, key=lambda each: each[:2]):
        if start >= reached:
            reached = -minus_end
            yield _reading(meant(match, moment), start, reached, _time(match))


def _reading(meant: Meaning, start: int, end: int, at: time | None) -> Reading:
    unsure = meant.unsure or meant.day is None
    return Reading(meant.day, start, end, unsure, meant.alternatives, at)


def _time(match: re.Match[str]) -> time | None:
    said = match["time_before"] or match["time_after"]
    if not said:
        return None
    hour, minute = (*map(int, re.findall(r"\d+", said)), 0)[:2]
    if "HALF" in said:
        hour, minute = hour - 1, 30
    elif "BEFORE" in said:
        hour, minute = hour - 1, 45
    elif "QTR" in said:
        minute = 15
    if not said.startswith("T") and hour in _AFTERNOON:
        hour += 12
    return time(hour, minute) if 0 <= hour < 24 else None  # noqa: PLR2004 - hours of a day
