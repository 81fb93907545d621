"""How long a session took, as a typed line says it: a length, from one clock to another, or a number alone."""

import re
from dataclasses import dataclass
from datetime import date

from casework.session_lines import phrases
from foundation.language import dates, numbers
from foundation.language.folding import fold

_BARE_NUMBER = re.compile(r"(?<![\w.,:/€+|-])(?P<number>\d{1,3})(?![\w%:/-]|[.,]\d|e\b|\s?\+)(?=\s|[.,;!?]|$)")
_TIME = r"([01]?\d|2[0-3])[:.]([0-5]\d)"
_CLOCK = rf"(?<![\d:.,-]){_TIME}(?![\d-])(?:\s?(?:uur|u)\b)?"
_MOMENT = r"([01]?\d|2[0-3])[:.uh]([0-5]\d)"
_FROM_TO = re.compile(
    rf"(?:van\s)?(?<![\d:.,-]){_MOMENT}\s?(?:uur|u)?\s?(?:-|–|tot|t/m)\s?{_MOMENT}(?!\d)(?:\s?(?:uur|u)\b)?"
)
_MAYBE_WHOLE = r"([01]?\d|2[0-3])(?:[:.uh]([0-5]\d))?"
_FROM_HOUR = re.compile(rf"\bvan\s{_MAYBE_WHOLE}(?:\suur)?\stot\s{_MAYBE_WHOLE}(?!\d|[:.]\d)(?:\suur\b)?")
_TWO_NUMBERS = re.compile(r"\d\s?(?:[-+–x×]|\b(?:of|a|à|tot|en|keer|maal)\b)\s?\d")  # `5 a 10 min`, `2x 30`
_SPOKEN = re.compile(r"(?<!\w)(?:[a-zë]+ en )?[a-zë]{4,}(?!\w)")
_ROUND = 5  # spoken numbers that are minutes: `vijfenveertig`, not `zeven`
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
    clock = _from_to(fold(blank))
    if clock:
        return clock
    days = [(day.start, day.end) for day in dates.find_all(blank, today)]
    every = [
        found
        for found in numbers.durations(blank)
        if not any(found.start < end and start < found.end for start, end in days)
    ]
    facts = [found for found in every if not phrases.is_plan(blank, found.start)] or every[:1]
    spans = tuple((found.start, found.end) for found in facts)
    if len(facts) > 1 or (facts and _TWO_NUMBERS.search(_without_days(blank, days))):
        return Length(None, spans, unsure=True)
    return Length(facts[0].minutes if facts else None, spans)


def alone(blank: str, after: int) -> Length:
    """A number alone is minutes when it can be: the first behind the client, else the only one before."""
    every = [span for span, number in _numbers(blank) if _can_be_minutes(blank, span, number)]
    behind = [span for span in every if span[0] >= after]
    if _TWO_NUMBERS.search(blank) or (not behind and len(every) > 1):
        return Length(None, unsure=bool(every))
    found = next(iter(behind or every), None)
    return Length(dict(_numbers(blank))[found], (found,)) if found else Length(None)


def clocks(blank: str) -> Spans:
    """Where times of day stand: they are no part of what is left over."""
    return [found.span() for found in re.finditer(rf"(?:om\s)?{_CLOCK}", fold(blank))]


def _from_to(folded: str) -> Length | None:
    clock = _FROM_TO.search(folded) or _FROM_HOUR.search(folded)
    if clock is None:
        return None
    begin, end = (int(clock[n]) * 60 + int(clock[n + 1] or 0) for n in (1, 3))
    return Length(end - begin if end > begin else None, (clock.span(),), unsure=end <= begin)


def _without_days(blank: str, days: Spans) -> str:
    for start, end in days:
        blank = blank[:start] + "|" * (end - start) + blank[end:]
    return blank


def _numbers(blank: str) -> list[tuple[tuple[int, int], int]]:
    """Numbers that stand alone, in figures or spoken, by their place."""
    found = {each.span(): int(each["number"]) for each in _BARE_NUMBER.finditer(blank)}
    for each in _SPOKEN.finditer(fold(blank)):
        number = numbers.value(each[0].replace(" ", ""))
        if number is not None and number % _ROUND == 0:
            found[each.span()] = number
    return sorted(found.items())


def _can_be_minutes(blank: str, span: tuple[int, int], number: int) -> bool:
    """Not what is years, euros or times, nor the number of a week or a house."""
    words = phrases.vocabulary()["minutes"]
    behind = re.match(r"\s*(\w+)", fold(blank[span[1] :]))
    before = re.search(r"(\w+)\s*$", fold(blank[: span[0]]))
    counted = (behind and behind[1] in words["not_behind"]) or (before and before[1] in words["not_before"])
    return words["bare"][0] <= number <= words["bare"][1] and not counted
