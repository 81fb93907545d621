"""Numbers that identify: BSN, phone and bank account, also with O for 0, dots, spaces or in words.

A *run* is a row of groups of digits (figures or number words) with little between them. Dates, times, prices and
amounts are no part of runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from foundation.language.data import table
from foundation.language.guard.view import Finding
from foundation.language.numbers import value

_LETTERS = str.maketrans("OoIl|", "00111")
_IN_PLACE = frozenset("OoIl|")  # letters that stand for figures
_GROUP = re.compile(
    r"[0-9](?:[0-9]|[OoIl|](?=[\s.\-/]?[0-9OoIl|]|(?![A-Za-z]))|(?<=[0-9])[OoIl](?=[0-9]))*"
    r"|(?<![A-Za-z])[OoIl|]{1,3}(?=[\s.\-/]{0,2}[0-9])(?![A-Za-z])|(?<![A-Za-z])[A-Za-z]{3,24}(?![A-Za-z])"
)
_GAP = re.compile(r"[\s.\-/()_*+:'|~]{0,4}|,|\s?streepje\s?|\s?punt\s?|\s?en\s")
_AMOUNT = re.compile(
    r"(?:€|\beuro?\s)\s?\d[\d.]*(?:,\d\d|,-)?|\b\d[\d.]*,(?:\d\d|-)(?!\d)"
    r"|(?<![\d.\-/])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![\d])"
    r"|(?<![\d.\-/])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<![\d.:\-/])(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)(?![.:\-/]\d{2}[.:\-/]?\d*[.:\-/]\d)"
    r"(?:\s?(?:uur|u\b))?(?:\s?(?:-|tot|t/m)\s?(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d))?"
)
_MOBILE = 10  # digits of a Dutch number with its 0
_BSN = 9
_USUAL_BSN = frozenset({(9,), (3, 3, 3), (4, 2, 3), (2, 2, 2, 3), (3, 2, 4), (5, 4), (4, 5), (2, 2, 2, 2, 1), (1,) * 9})
_SERVICE = ("0800", "0900", "0906", "0909")  # identify no person


@dataclass(frozen=True)
class _Group:
    digits: str
    start: int
    end: int
    spoken: bool = False


def ibans(text: str) -> Iterator[Finding]:
    """Bank accounts: valid ones of any country, and all that look Dutch."""
    for found in re.finditer(
        r"(?<![A-Za-z0-9])[A-Za-z][\s.\-]?[A-Za-z][\s.\-]{0,2}[0-9Oo][\s.\-]?[0-9Oo](?:[\s.\-]{0,2}[A-Za-z0-9]){8,30}",
        text,
    ):
        length = _iban_length(found[0])
        if length:
            yield Finding("iban", found.start(), found.start() + length)


def _iban_length(written: str) -> int | None:
    """How many characters of `written` are the account, or None."""
    from stdnum import iban

    places = [place for place, character in enumerate(written) if character.isalnum()]
    compact = "".join(written[place] for place in places).upper()
    dutch = re.match(r"NL[0-9O]{2}[A-Z]{4}[0-9OIL]{10}", compact)
    if dutch:
        return places[17] + 1
    for length in range(min(len(compact), 34), 14, -1):
        ends_word = places[length - 1] + 1 == len(written) or not written[places[length - 1] + 1].isalnum()
        account = compact[:2] + compact[2:4].translate(_LETTERS) + compact[4:length]
        if ends_word and iban.is_valid(account, check_country=False):
            return places[length - 1] + 1
    return None


def phones(text: str) -> Iterator[Finding]:
    """Phone numbers, Dutch and foreign; the free and paid service numbers of companies are none."""
    for run in _runs(text):
        reached = 0
        for first in range(len(run)):
            last = _phone_from(text, run, first) if first >= reached else None
            if last is not None:
                reached = last + 1
                yield Finding("phone", _with_sign(text, run[first].start), run[last].end)


def bsns(text: str) -> Iterator[Finding]:
    """Citizen service numbers: eight or nine digits that pass the eleven-test."""
    for run in _runs(text):
        for first in range(len(run)):
            last = _bsn_from(text, run, first)
            if last is not None:
                yield Finding("bsn", run[first].start, run[last].end)
                break


def _phone_from(text: str, run: list[_Group], first: int) -> int | None:
    before = text[max(0, run[first].start - 40) : run[first].start]
    plus = before.rstrip(" (").endswith("+")
    digits = ""
    for last in range(first, len(run)):
        digits += run[last].digits
        if len(digits) > 15:  # noqa: PLR2004 - no phone number is longer (E.164)
            return None
        ends = last + 1 == len(run) or len(digits) >= _MOBILE
        if ends and _is_phone(digits, plus=plus, called=_called(before), groups=last - first + 1):
            return last
    return None


def _is_phone(digits: str, *, plus: bool, called: bool, groups: int) -> bool:
    if plus or digits.startswith("00"):
        return _is_foreign(digits if plus else digits[2:])
    if digits.startswith(_SERVICE):
        return False
    if len(digits) == _MOBILE and digits[0] == "0" and digits[1] != "0":
        return True
    if len(digits) == 11 and re.match(r"31[1-9]", digits):  # noqa: PLR2004 - 31 and nine digits
        return digits[2] == "6" or called
    return called and 7 <= len(digits) <= _MOBILE and groups <= 5  # noqa: PLR2004 - without the area code


def _is_foreign(digits: str) -> bool:
    if digits.startswith("31"):
        return len(digits.removeprefix("31").removeprefix("0")) == _MOBILE - 1
    if not 9 <= len(digits) <= 15:  # noqa: PLR2004 - E.164
        return False
    import phonenumbers  # its numbering plans are large

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def _called(before: str) -> bool:
    return _calling().search(before[-24:]) is not None


@cache
def _calling() -> re.Pattern[str]:
    words = "|".join(table("foundation.language.guard", "figures.toml")["calling"])
    return re.compile(rf"\b(?:{words})\b[\s.:]{{0,3}}(?:is|nummer|nr|op|met|naar|:|\s){{0,3}}[\s.:(]*$", re.IGNORECASE)


def _with_sign(text: str, start: int) -> int:
    sign = re.search(r"\+?\s?\(?\+?\s?$", text[max(0, start - 5) : start])
    return start - len(sign[0].lstrip()) if sign else start


def _bsn_from(text: str, run: list[_Group], first: int) -> int | None:
    from stdnum.nl import bsn

    digits, sizes = "", []
    for last in range(first, len(run)):
        digits += run[last].digits
        sizes.append(len(run[last].digits))
        if len(digits) > _BSN:
            return None
        if len(digits) >= _BSN - 1 and bsn.is_valid(digits):
            whole = first == 0 and last + 1 == len(run)
            if _is_bsn(text[max(0, run[first].start - 40) : run[first].start], digits, tuple(sizes), whole=whole):
                return last
    return None


def _is_bsn(before: str, digits: str, sizes: tuple[int, ...], *, whole: bool) -> bool:
    if _numbered().search(before):
        return True
    if len(digits) == _BSN:
        return sizes in _USUAL_BSN or whole
    return whole and len(sizes) == 1 and not re.match(r"(?:19|20)\d\d[01]\d|\d{4}(?:19|20)\d\d", digits)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile("|".join(table("foundation.language.guard", "figures.toml")["numbered"]), re.IGNORECASE)


def _runs(text: str) -> list[list[_Group]]:
    """The rows of digit groups in `text`; only those long enough for any number sought."""
    shown = _AMOUNT.sub(lambda found: "#" * len(found[0]) if _is_amount(text, found) else found[0], text)
    runs: list[list[_Group]] = [[]]
    for found in _GROUP.finditer(shown):
        group = _group(found)
        if group is None:
            continue
        if runs[-1] and not _joined(shown, runs[-1][-1], group):
            runs.append([])
        runs[-1].append(group)
    return [run for run in runs if sum(len(group.digits) for group in run) >= 7]  # noqa: PLR2004 - a local number


def _joined(shown: str, group: _Group, other: _Group) -> bool:
    """Whether little stands between two groups; between spoken ones a comma too."""
    between = shown[group.end : other.start]
    return _GAP.fullmatch(between) is not None or (group.spoken and other.spoken and between == ", ")


def _is_amount(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a date, time or price is one, and no part of a longer number."""
    around = re.sub(r"[\s.\-]", "", text[max(0, found.start() - 12) : found.end() + 16])
    return re.search(r"(?<!\d)(?:06|\+?316)\d{8}(?!\d)", around) is None or "€" in found[0] or ":" in found[0]


def _group(found: re.Match[str]) -> _Group | None:
    said = found[0]
    if said[0].isdigit() or set(said) <= _IN_PLACE:
        return _Group(said.translate(_LETTERS), found.start(), found.end())
    zero = "0" if said[:3].lower() == "nul" and len(said) > 3 else ""  # noqa: PLR2004 - "nulzes" opens with 06
    number = value(said[3:] if zero else said)
    return None if number is None else _Group(f"{zero}{number}", found.start(), found.end(), spoken=True)
