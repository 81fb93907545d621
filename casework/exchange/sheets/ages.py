"""The age band of somebody, out of an age, a class of ages or a birth date. The date goes no further than here."""

import re
from datetime import date, timedelta

from casework.exchange.sheets import days
from casework.models.preferences import AGE_BANDS
from foundation.language.folding import fold
from social_map.exchange.cells import amounts

OLDEST, CENTURY = 110, 100
_MIDDLE = (7, 1)  # the birthday of who told the year alone
_YEAR, _SERIAL = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d{4,5}")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_AGE = re.compile(r"(\d{1,3})\s*(?:jaar|jr|j)?\.?")
_SPREADSHEETS_COUNT_FROM = date(1899, 12, 30)
_YOUNGEST = {int(re.split(r"\D", band)[0]): band for band in reversed(AGE_BANDS)}


def is_year(text: str) -> bool:
    """Whether a cell holds the year of birth alone."""
    return bool(_YEAR.fullmatch(text.strip()))


def on(day: date, born: str) -> int | None:
    """How old somebody was on a day: born `31-3-1951`, `31 mrt '51`, or in `1951`. None for what cannot be."""
    text = fold(born).strip()
    if is_year(text):
        found: date | None = date(int(text), *_MIDDLE)
    elif _SERIAL.fullmatch(text):
        found = _SPREADSHEETS_COUNT_FROM + timedelta(days=int(text))
    else:
        found = days.read(text)
    if found is None:
        return None
    age = day.year - found.year - ((day.month, day.day) < (found.month, found.day))
    if not of(age) and not _FOUR_DIGITS.search(text) and age + CENTURY <= OLDEST:  # '51 was read as a year to come
        age += CENTURY
    return age if 0 <= age <= OLDEST else None


def band(text: str) -> str | None:
    """The band of `67`, `67 jaar`, `65-74`, `75+`; "" for who is no adult, None for anything else or two bands."""
    if age := _AGE.fullmatch(fold(text).strip()):
        return of(int(age[1])) if int(age[1]) <= OLDEST else None
    youngest, oldest = amounts.ages(text) or (None, None)
    if youngest is None:
        return None
    found = of(youngest)
    same = found == AGE_BANDS[-1] if oldest is None else found == of(oldest)
    return found if same else None


def of(age: int) -> str:
    """The band of an age; "" for who is no adult."""
    return next((band for youngest, band in _YOUNGEST.items() if age >= youngest), "")
