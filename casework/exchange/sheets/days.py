"""Days as people type them in a cell. A day without its year, or a month alone, is no day."""

import re
from datetime import date, timedelta
from functools import lru_cache

from foundation.language.folding import fold
from social_map.exchange.cells import phrases

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t].*)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\.?")
_WORDS = re.compile(r"(\d{1,2})\s*(?:(?:e|ste|de)\b)?[\s./-]*([a-z]{3,9})\.?[\s./-]*['’]?(\d{4}|\d{2})")
_TOGETHER = re.compile(r"(20\d\d)([01]\d)([0-3]\d)")
_SERIAL = re.compile(r"\d{5}")
_WEEKDAY = re.compile(r"\A(?:ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+(?=\d)")
_FIRST_DAY = date(1899, 12, 30)  # from which spreadsheets count
_SERIALS = range(32_874, 73_051)  # 1990 to 2099


@lru_cache(maxsize=50_000)
def read(text: str) -> date | None:
    """`2024-03-15`, `15-3-2024`, `15/3/24`, `15 mrt '24`, `ma 15 maart 2024`, `45366`; None for anything else."""
    folded = _WEEKDAY.sub("", fold(text).strip(), count=1)
    if found := _ISO.fullmatch(folded) or _TOGETHER.fullmatch(folded):
        return _day(found[1], int(found[2]), found[3])
    if found := _NUMBERS.fullmatch(folded):
        return _day(found[3], int(found[2]), found[1])
    if (found := _WORDS.fullmatch(folded)) and found[2] in phrases.months():
        return _day(found[3], phrases.months()[found[2]], found[1])
    if _SERIAL.fullmatch(folded) and int(folded) in _SERIALS:
        return _FIRST_DAY + timedelta(days=int(folded))
    return None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if int(year) < 100 else 0), month, int(day))  # noqa: PLR2004  '24
    except ValueError:
        return None
