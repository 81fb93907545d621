"""Home addresses: a postcode with its letters, a street with a house number. A street alone is none."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from foundation.language.data import table
from foundation.language.guard.view import Finding
from foundation.language.numbers import value

_POSTCODE = re.compile(r"(?<![\w.,-])([1-9][0-9OoIl]{3})(\s{0,2}|[.\-])([A-Za-z]\s?[A-Za-z])(?![\w])")
_NUMBER = (
    r"(?P<number>\d{1,4}(?!\d|[.:,]\d|\s?%)(?:\s?-\s?\d{1,4}(?!\d))?"
    r"(?:\s?[-/]?\s?[A-Za-z](?![A-Za-z]))?(?:\s(?:bis|hs|rood)\b)?)"
)
_SAID = r"(?:\s{1,2}(?:,\s?)?|,\s?(?=(?:huisn|n)(?:umme)?r\b))(?:(?:huisnummer|nummer|num|nr|no|huisnr)\b\.?\s{0,2})?"
_LEADING = re.compile(r"(?:(?:de|het|van|der|von|voor|achter|binnen|buiten)\s)*")
_YEARS = range(1900, 2100)


def find(text: str, code_words: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Postcodes with letters, and streets with a house number; a code word (Ortolaan) with its number is none."""
    yield from _postcodes(text)
    yield from _streets(text, code_words)


def _postcodes(text: str) -> Iterator[Finding]:
    shouting = text.isupper()
    for found in _POSTCODE.finditer(text):
        digits, gap, letters = found.groups()
        pair = re.sub(r"\s", "", letters)
        figures = sum(character.isdigit() for character in digits)
        if figures < 3 or (len(pair) != len(letters) and not pair.isupper()):  # noqa: PLR2004 - at most one O
            continue
        if (
            pair.lower() in _words()["postcode_words"]
            and (gap or not pair.isupper())
            and (shouting or pair != pair.upper())
        ):
            continue
        if pair.isupper() or pair.islower():
            yield Finding("address", found.start(), found.end())


def _streets(text: str, code_words: frozenset[str]) -> Iterator[Finding]:
    for found in _street().finditer(text):
        name = found["name"]
        if name.lower() in code_words:
            continue
        ordinary = name.lower() in _words()["ordinary"] and not found["first"]
        if not ordinary and (name[0].isupper() or found["sure"] or found["first"]):
            yield from _numbered(text, found.start() + _leading(found[0]), found.end())
    for found in _home().finditer(text):
        yield from _numbered(text, found.start("street"), found.end())


def _numbered(text: str, start: int, end: int) -> Iterator[Finding]:
    """The address, where what follows the street is a house number and not an amount, a time or a year."""
    found = _house().match(text, end)
    if found is None:
        return
    number = found["number"] or found["word"]
    if found["word"] and value(found["word"]) is None:
        return
    if number.isdigit() and int(number) in _YEARS:
        return
    yield Finding("address", start, found.end())


def _leading(street: str) -> int:
    """How many characters of small words stand before the name of the street."""
    found = _LEADING.match(street)
    return found.end() if found else 0


def _words() -> dict[str, Any]:
    return table("foundation.language.guard", "places.toml")


@cache
def _house() -> re.Pattern[str]:
    units = "|".join(_words()["units"])
    return re.compile(
        rf"{_SAID}(?:{_NUMBER}|(?P<word>[a-z]{{3,20}}))(?![\w])(?!\s?(?:{units}|[€%+])(?!\w))(?!\s?e\b)(?!-\d)",
        re.IGNORECASE,
    )


@cache
def _street() -> re.Pattern[str]:
    words = _words()
    kinds = sorted(words["street"], key=len, reverse=True)
    sure = "|".join(sorted(words["sure"], key=len, reverse=True))
    tails = "|".join(kind[1:] for kind in words["sure"])
    article = "van|der|den|de|het|'t|naar"
    first = "|".join(re.escape(word) for word in sorted(words["first"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<first>(?:(?i:{first})\s){{1,3}}(?=[A-Z]))?(?:[A-Z]\.\s?){{0,3}}(?:'?s-)?"
        rf"(?P<name>(?P<sure>[a-z'-]{{3,}}(?:{sure}))|[A-Z][A-Za-z'-]*(?:{'|'.join(kinds)})(?:\s(?:Oost|West|Noord|Zuid))?"
        rf"|(?i:laan|plein|weg)\s(?:{article}|1\d{{3}})(?:\s(?:{article}))?(?:\s[A-Z][A-Za-z-]+)?"
        rf"|(?<=\s)[A-Z](?:{tails}|arkt|aven|rink|ampen|euvel))(?:(?<=str)\.|(?<=ln)\.)?(?![\w'-])"
    )


@cache
def _home() -> re.Pattern[str]:
    words = "|".join(_words()["living"])
    return re.compile(
        rf"\b(?i:{words})\b:?\s(?:(?i:nu|is|op|aan|in|te|naar|bij|er|sinds|kort|weer|de|het|'t|hij|zij|ze)\s){{0,3}}"
        rf"(?P<street>[A-Z][A-Za-z'-]+(?:\s(?:[A-Z][A-Za-z'-]+|van|de|der|den|het|naar)){{0,3}}?)(?=\s\d)"
    )
