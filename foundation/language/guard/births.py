"""Dates of birth: a full date long ago, or any date beside a word for birth."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from foundation.language.data import table
from foundation.language.guard.view import Finding
from foundation.language.numbers import value

_GROWN = 2012  # a full date before this year is a birth more likely than anything else people write down
_FIGURES = re.compile(
    r"(?<![\w.,/-])(?P<day>[0-9Oo]{1,2})\s?(?P<sign>[-/. ]|\s-\s)\s?(?P<month>[0-9Oo]{1,2})\s?(?P=sign)\s?"
    r"['’]?(?P<year>[12][0-9Oo]{3}|[0-9]{2})(?![\w]|[-/]\d|[.,:]\d)"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<sign>[-/.]?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?![\d-])")
_COMPACT = re.compile(r"(?<!\d)(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>(?:19|20)\d\d)(?!\d)")


def find(text: str, *, full_only: bool) -> Iterator[Finding]:
    """Dates of birth. `full_only`: only those with day, month and year."""
    for pattern in (_FIGURES, _ISO, _COMPACT, _worded(), _month_first()):
        for found in pattern.finditer(text):
            born = _is_born(text[max(0, found.start() - 30) : found.start()], text[found.end() :])
            if _is_birth(found, born=born, pattern=pattern, full_only=full_only):
                yield Finding("birth_date", found.start(), found.end())
    if not full_only:
        for found in _day_only().finditer(text):
            yield Finding("birth_date", found.start("date"), found.end("date"))


def _is_born(before: str, after: str) -> bool:
    """Whether a word for birth stands beside a date."""
    return _born().search(before) is not None or _born_after().match(after) is not None


def _is_birth(found: re.Match[str], *, born: bool, pattern: re.Pattern[str], full_only: bool) -> bool:
    year = _year(found["year"])
    if year is None:
        return born and not full_only and pattern is _worded()
    month = _month(found["month"])
    if month is None or not _exists(year, month, _figure(found["day"])):
        return False
    if born:
        return True
    if pattern is _COMPACT or (pattern is _ISO and not found["sign"]):
        return pattern is _ISO and year < 2000  # noqa: PLR2004 - 19510403 is no number of anything else
    if len(found["year"]) == 2:  # noqa: PLR2004 - a short year: only one that cannot be near
        return 1940 <= year <= 1999 and (_apostrophe(found) or pattern is _FIGURES)  # noqa: PLR2004
    return year < _GROWN


def _apostrophe(found: re.Match[str]) -> bool:
    return found.string[found.start("year") - 1 : found.start("year") + 1].strip()[:1] in {"'", "’"}


def _year(said: str | None) -> int | None:
    if not said:
        return None
    said = said.lstrip("'’")
    if said[0].isdigit():
        year = _figure(said)
        if len(said) == 2:  # noqa: PLR2004 - '48
            return year + (1900 if year > 26 else 2000)  # noqa: PLR2004 - nobody is born after this
        return year
    return _spoken_year(said.replace(" ", ""))


def _spoken_year(said: str) -> int | None:
    """`negentienachtenveertig`, `negentienhonderdachtenveertig`, `tweeduizendvier`."""
    for century, spelled in ((1900, "negentien"), (2000, "tweeduizend"), (2000, "twintig")):
        if said.startswith(spelled):
            rest = said.removeprefix(spelled).removeprefix("honderd").removeprefix("en")
            number = value(rest) if rest else 0
            return None if number is None else century + number
    return None


def _month(said: str) -> int | None:
    return _figure(said) if said[0].isdigit() or said[0] in "Oo" else _months().get(said.lower().rstrip("."))


def _figure(said: str) -> int:
    number = value(said.translate(str.maketrans("Oo", "00")))
    return -1 if number is None else number


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year >= 1900  # noqa: PLR2004 - nobody alive is older
    except ValueError:
        return False


@cache
def _months() -> dict[str, int]:
    symbols = table("foundation.language.dates", "words.toml")["symbols"]
    return {word: month for month in range(1, 13) for word in symbols[f"M{month}"]}


@cache
def _worded() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<day>\d{{1,2}}|[a-z]{{3,18}})(?:e|ste|de)?\s?[-./]?\s?(?:van\s)?(?P<month>{months})\b\.?[-,./]?\s{{0,2}}"
        r"(?P<year>(?:19|20)\d\d(?!\d)|['’]?\d\d(?![\d:]|[.,]\d)|(?:negentien|tweeduizend|twintig)\s?[a-z]{0,24})?",
        re.IGNORECASE,
    )


@cache
def _month_first() -> re.Pattern[str]:
    months = "|".join(sorted((month for month in _months() if len(month) > 2), key=len, reverse=True))  # noqa: PLR2004
    return re.compile(rf"\b(?P<month>{months})\s(?P<day>\d{{1,2}}),?\s(?P<year>19\d\d|20\d\d)(?!\d)", re.IGNORECASE)


@cache
def _born_after() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("foundation.language.guard", "births.toml")["born"])
    return re.compile(rf"\W{{0,3}}(?:is\s|werd\s)?(?:{words})\b", re.IGNORECASE)


@cache
def _born() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("foundation.language.guard", "births.toml")["born"])
    return re.compile(
        rf"\b(?:{words})(?:\.|\b)(?:[^.!?\d]{{0,16}}|\sin\s(?:19|20)\d\d,?\sop\s)$"
        r"|\bword(?:t|en)?\s(?:(?:hij|zij|ze|ik)\s)?\d{1,3}(?:\sjaar)?\sop\s$",
        re.IGNORECASE,
    )


@cache
def _day_only() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("foundation.language.guard", "births.toml")["born"])
    return re.compile(
        rf"\b(?:{words})(?:\.|\b)[\s:]{{0,3}}(?:(?:is|op|:|-)\s)?(?P<date>\d{{1,2}}[-/.]\d{{1,2}})(?![\d:.]|[-/]\d)",
        re.IGNORECASE,
    )
