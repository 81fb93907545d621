"""How long a talk took, as people type it in a cell."""

import re
from functools import lru_cache

from foundation.language import numbers
from foundation.language.folding import fold

_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,17})?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?")


@lru_cache(maxsize=10_000)
def minutes(text: str, *, hours: bool = False) -> int | None:
    """Whole minutes: `45`, `45 min`, `1:30`, `1,5 uur`, `anderhalf uur`; a bare number in a column of `hours` is hours.

    None for anything else, such as `1,5` in a column of minutes.
    """
    folded = fold(text).strip()
    if clock := _CLOCK.fullmatch(folded):
        return int(clock[1]) * 60 + int(clock[2])
    if _NUMBER.fullmatch(folded):
        number = float(folded.replace(",", ".")) * (60 if hours else 1)
        return round(number) if hours or number.is_integer() else None
    found = list(numbers.durations(folded))
    whole = len(found) == 1 and not folded[: found[0].start].strip() and not folded[found[0].end :].strip(" .")
    return found[0].minutes if whole else None
