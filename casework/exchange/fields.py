"""Reading the values of one row. What is wrong is refused in the outcome; the row is then left out."""

import re
from collections.abc import Collection
from datetime import date, datetime

from stdnum.nl import bsn

from casework.exchange.files import Line
from casework.exchange.outcomes import Outcome
from casework.referrals import ICPC
from casework.sessions import LONGEST
from foundation.codes import codes
from foundation.language.dates import said_on

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SEPARATORS = re.compile(r"(?<=\d)[ .-](?=\d)")
_NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
_EIGHT_OR_NINE = re.compile(r"\d{8,9}")
_LONGEST_KEY = 200
_YES_NO = {"": None, "ja": True, "nee": False, "true": True, "false": False}
FIRST_YEAR = 1990


class Fields:
    """The values of one row, read by name and kind. `good` once everything read so far could be used."""

    def __init__(self, line: Line, outcome: Outcome, today: date) -> None:
        self.line, self.outcome, self.today = line, outcome, today
        self.good = True

    def refuse(self, name: str, why: str, **facts: object) -> None:
        """Refuse the row for this field."""
        self.good = False
        self.outcome.refuse(self.line.file.name, self.line.number, name, why, **facts)

    def text(self, name: str, longest: int = 200) -> str | None:
        """A text of at most so many characters, or None."""
        value = self.line.values.get(name, "")
        if len(value) > longest or "\x00" in value:
            self.refuse(name, "too_long", longest=longest)
        return value or None

    def needed(self, name: str, longest: int = 200) -> str:
        """A text that must be there."""
        value = self.text(name, longest)
        if value is None:
            self.refuse(name, "empty")
        return value or ""

    def key(self, name: str, *, optional: bool = False) -> str:
        """A key of the source, which is never a BSN ("" where it is optional and absent)."""
        value = (self.text(name, _LONGEST_KEY) or "") if optional else self.needed(name, _LONGEST_KEY)
        if looks_like_bsn(value):
            self.refuse(name, "bsn")
        return value

    def day(self, name: str, *, may_come: bool = False) -> date | None:
        """An ISO date that has been (`may_come`: or is still to come), or None where it is empty."""
        value = self.line.values.get(name, "")
        if not value:
            return None
        try:
            found = date.fromisoformat(value) if _ISO.fullmatch(value) else None
        except ValueError:
            found = None
        if found is None or found.year < FIRST_YEAR:
            self.refuse(name, "not_a_date", value=value[:20])
        elif found > self.today and not may_come:
            self.refuse(name, "in_the_future", value=value)
        return found

    def needed_day(self, name: str, *, may_come: bool = False) -> date:
        """A date that must be there."""
        if not self.line.values.get(name):
            self.refuse(name, "empty")
        return self.day(name, may_come=may_come) or date.min

    def instant(self, name: str, *, optional: bool = False) -> datetime | None:
        """A moment with its time zone that has been; None where it is empty and may be."""
        value = self.line.values.get(name, "")
        if not value:
            if not optional:
                self.refuse(name, "empty")
            return None
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            self.refuse(name, "not_an_instant", value=value[:30])
            return None
        if said_on(found) > self.today:
            self.refuse(name, "in_the_future", value=value[:30])
        return found

    def code(self, name: str, of: str) -> str | None:
        """A code of this list, or None where it is empty."""
        value = self.line.values.get(name, "")
        if value and value not in codes(of):
            self.refuse(name, "unknown_code", value=value[:40], list=of)
        return value or None

    def needed_code(self, name: str, of: str) -> str:
        """A code that must be there."""
        if not self.line.values.get(name):
            self.refuse(name, "empty")
        return self.code(name, of) or ""

    def may_be(self, name: str, allowed: Collection[str]) -> str | None:
        """One of these codes, or None where it is empty."""
        return self.one_of(name, allowed) if self.line.values.get(name) else None

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        """One of these codes, which must be there."""
        value = self.line.values.get(name, "")
        if not value:
            self.refuse(name, "empty")
        elif value not in allowed:
            self.refuse(name, "unknown_code", value=value[:40], list=name)
        return value

    def minutes(self, name: str) -> int | None:
        """1 to 480, or None where it is empty."""
        value = self.line.values.get(name, "")
        if value and not (value.isdecimal() and value.isascii() and 1 <= int(value[:9]) <= LONGEST):
            self.refuse(name, "not_minutes", value=value[:20])
            return None
        return int(value) if value else None

    def icpc(self, name: str) -> str | None:
        """An ICPC-1 code, or None where it is empty."""
        value = self.line.values.get(name, "")
        if value and not ICPC.fullmatch(value):
            self.refuse(name, "not_icpc", value=value[:20])
        return value or None

    def yes_or_no(self, name: str) -> bool | None:
        """Ja or nee, or None where it is empty."""
        value = self.line.values.get(name, "").lower()
        if value not in _YES_NO:
            self.refuse(name, "not_yes_or_no", value=value[:20])
        return _YES_NO.get(value)


def looks_like_bsn(value: str) -> bool:
    """Whether a key is, or holds, a number of nine digits (or is one of eight) that passes the 11-test."""
    if len(value) < 8 or sum(map(str.isdigit, value)) < 8:  # noqa: PLR2004  a BSN has eight or nine digits
        return False
    bare = _SEPARATORS.sub("", value)
    numbers = _NINE_DIGITS.findall(bare)
    if _EIGHT_OR_NINE.fullmatch(bare):
        numbers.append(bare)
    return any(bsn.is_valid(number) for number in numbers)
