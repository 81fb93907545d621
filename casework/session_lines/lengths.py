"""How long a session took, as a typed line says it: a length, from one clock to another, or a number alone."""

import re
from dataclasses import dataclass
from datetime import date

from casework.session_lines import phrases
from foundation.language import dates, numbers
from foundation.language.folding import fold

_BARE_NUMBER = re.compile(r"(?<![\w.,:/€+-])(?P<number>\d{1,3})(?![\w%:/-]|[.,]\d|e\b|\s?\+)(?=\s|[.,;!?]|$)")
_TIME = r"([01]?\d|2[0-3])[:.]([0-5]\d)"
_CLOCK = rf"(?<![\d:.,-]){_TIME}(?![\d-])(?:\s?(?:uur|u)\b)?"
_FROM_TO = re.compile(
    rf"(?:van\s)?(?<![\d:.,-]){_TIME}\s?(?:uur|u)?\s?(?:-|–|tot|t/m)\s?{_TIME}(?!\d)(?:\s?(?:uur|u)\b)?"
)
_SUM = re.compile(r"\d\s?\+\s?\d")
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Length:
    """Whole minutes, or None where none is said; `unsure` where two are."""

    minutes: int | None
    spans: tuple[tuple[int, int], ...] = ()
    unsure: bool = False


def said(blank: str, today: date) -> Length:
    """The length in a text from which other things were taken out.

    A length that is part of a date (`drie weken geleden`) or of a plan (`wil elke week twee uur`) is none.
    """
    clock = _FROM_TO.search(fold(blank))
    if clock:
        begin, end = (int(clock[n]) * 60 + int(clock[n + 1]) for n in (1, 3))
        return Length(end - begin if end > begin else None, (clock.span(),), unsure=end <= begin)
    days = [(day.start, day.end) for day in dates.find_all(blank, today)]
    every = [
        found
        for found in numbers.durations(blank)
        if not any(found.start < end and start < found.end for start, end in days)
    ]
    facts = [found for found in every if not phrases.is_plan(blank, found.start)] or every[:1]
    spans = tuple((found.start, found.end) for found in facts)
    if len(facts) > 1 or (facts and _SUM.search(blank)):
        return Length(None, spans, unsure=True)
    return Length(facts[0].minutes if facts else None, spans)


def alone(blank: str, after: int) -> Length:
    """A number alone is minutes when it can be: the first behind the client, else the only one before."""
    least, most = phrases.vocabulary()["minutes"]["bare"]
    every = [found for found in _BARE_NUMBER.finditer(blank) if least <= int(found["number"]) <= most]
    behind = [found for found in every if found.start() >= after]
    if _SUM.search(blank) or (not behind and len(every) > 1):
        return Length(None, unsure=True)
    found = next(iter(behind or every), None)
    return Length(int(found["number"]), (found.span(),)) if found else Length(None)


def clocks(blank: str) -> Spans:
    """Where times of day stand: they are no part of what is left over."""
    return [found.span() for found in re.finditer(rf"(?:om\s)?{_CLOCK}", fold(blank))]
