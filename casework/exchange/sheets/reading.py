"""Reading one cell of a row: a day, a code, a length, a text. What cannot be is refused by its column."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from casework.exchange.fields import FIRST_YEAR, looks_like_bsn
from casework.exchange.sheets import days, lengths
from casework.exchange.sheets.entries import Entry, Findings
from casework.exchange.sheets.meanings import Meanings
from casework.exchange.sheets.vocabulary import LISTS
from foundation.language import guard

_MAY_HOLD = {"practice": {"name"}, "municipality": {"name"}, "coach": {"name"}, "client": {"plate"}}
_MAY_HOLD["trajectory"] = _MAY_HOLD["client"]
_NUMBERS = ("client", "trajectory")  # of which an HMAC is kept; any other text is kept as it stands
_A_WORD, _FEWEST_DIGITS = re.compile(r"[^\W\d_]{3}"), 8  # a number with less than that is nobody's name or birth date
LONGEST_SHOWN = 40


class Cells:
    """Reads the cells of any row. Each answer is text as the folder format has it; "" where there is nothing."""

    def __init__(self, findings: Findings, meanings: Meanings, today: date) -> None:
        self.findings, self.meanings, self._today = findings, meanings, today

    def text(self, entry: Entry, name: str, number: int = 0) -> str:
        """A text in which nothing identifies anybody."""
        value = entry.text(name, number)
        if value and _identifies(name, value):
            self.findings.refuse(entry, name, "identifies", number=number)
            return ""
        return value

    def day(self, entry: Entry, name: str, number: int = 0) -> str:
        """A day as 2026-03-31, that has been and not too long ago."""
        value = entry.text(name, number)
        found = days.read(value) if value else None
        why = "no_day" if found is None else "in_the_future" if found > self._today else ""
        if found and found.year < FIRST_YEAR:
            why = "long_ago"
        if value and why:
            self.findings.refuse(entry, name, why, number=number, value=shown(value), year=FIRST_YEAR)
        return found.isoformat() if found and not why else ""

    def code(self, entry: Entry, name: str, number: int = 0) -> str:
        """A code of the list of this field."""
        value = entry.text(name, number)
        if not value:
            return ""
        meaning = self.meanings.code(name, LISTS[name], value)
        if meaning.code is None:
            why = "several_meanings" if meaning.how == "several" else "looks_like" if meaning.near else "no_meaning"
            self.findings.refuse(entry, name, why, number=number, value=shown(value), near=meaning.near)
        return meaning.code or ""

    def says_nothing(self, entry: Entry, name: str, number: int = 0) -> bool:
        """Whether the organisation said that the word in this cell tells nothing."""
        said = entry.text(name, number)
        return bool(said) and self.meanings.code("", LISTS[name], said).code == ""

    def minutes(self, entry: Entry, number: int = 0, *, of: tuple[str, str] = ("minutes", "hours")) -> str:
        """A length in whole minutes, of a column of minutes or one of hours; nought is none."""
        for name in of:
            value = entry.text(name, number)
            found = lengths.minutes(value, hours=name == of[1]) if value else None
            if value and found is None:
                self.findings.refuse(entry, name, "no_length", number=number, value=shown(value))
            if found:
                return str(found)
        return ""

    def agreed(self, entries: Sequence[Entry], name: str, read: Callable[[Entry, str], str]) -> str:
        """What the rows of a trajectory say of this; they may not contradict each other."""
        told: tuple[str, Entry] | None = None
        for entry in entries:
            if not entry.text(name):
                continue
            value = read(entry, name)
            if told and value and value.casefold() != told[0].casefold():
                self.findings.refuse(entry, name, "contradicts", other=told[1].where)
            told = told or ((value, entry) if value else None)
        return told[0] if told else ""

    def count(self, entry: Entry, name: str) -> int | None:
        """A number of times, or None where nothing is said."""
        value = entry.text(name).removesuffix("x").strip()
        if value and not (value.isdecimal() and len(value) < 4):  # noqa: PLR2004  nobody has a thousand talks
            self.findings.refuse(entry, name, "no_count", value=shown(value))
            return None
        return int(value) if value else None


def shown(value: str) -> str:
    """What may be said of a cell that was refused: nothing, when it may identify somebody."""
    return "…" if guard.find(value) or looks_like_bsn(value) else value[:LONGEST_SHOWN]


@lru_cache(maxsize=50_000)
def _identifies(name: str, value: str) -> bool:
    if looks_like_bsn(value):
        return True
    if name in _NUMBERS and not _A_WORD.search(value) and sum(map(str.isdigit, value)) < _FEWEST_DIGITS:
        return False
    allowed = _MAY_HOLD.get(name, set())
    return any(found.kind not in allowed for found in guard.find(value))
