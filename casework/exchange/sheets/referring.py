"""The referral that began a trajectory, and those that came again."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from casework.exchange.sheets.entries import Entry
from casework.exchange.sheets.lines import Lines, Origin
from casework.exchange.sheets.own_words import NAMES, OwnWords
from casework.exchange.sheets.reading import Cells
from foundation.language import data
from foundation.language.folding import fold

ALIKE = 85

_CODES = ("referrer_type", "reason")
_TEXTS = ("practice", "municipality", "icpc", "coach")
AGAIN = ("again_on", "again_by")


class Referring:
    """Reads what the rows of a trajectory tell of who referred, from where, and why."""

    def __init__(self, cells: Cells, lines: Lines, municipality: str | None, own: OwnWords) -> None:
        self._cells, self._lines, self._municipality, self._own = cells, lines, municipality, own
        self.nowhere: list[Entry] = []  # referrals without a municipality

    def add(self, entries: Sequence[Entry]) -> Entry | None:
        """Add the referrals. Returns the row of the first one; None where none tells of it."""
        telling = [entry for entry in entries if entry.text("received_on")]
        if not telling:
            self._cells.findings.refuse(entries[0], "received_on", "no_referral")
            return None
        first = telling[0]
        for entry in telling[1:]:
            if not entry.table.one_row_a_talk:
                self._cells.findings.refuse(entry, "received_on", "twice", other=first.where)
        values = {"client": first.client, "received_on": self._one(entries, "received_on")}
        values |= {name: self._one(entries, name) for name in (*_CODES, *_TEXTS)}
        self._complete(first, values)
        self._lines.add("referrals", Origin(first), values)
        self._again(entries, values)
        return first

    def _one(self, entries: Sequence[Entry], name: str) -> str:
        return self._cells.agreed(entries, name, self._read)

    def _read(self, entry: Entry, name: str) -> str:
        if name in _CODES:
            return self._cells.code(entry, name)
        if name == "received_on":
            return self._cells.day(entry, name)
        value = self._cells.text(entry, name)
        if name not in NAMES or not value:
            return value
        if name == "municipality" and not self._own.said(name, value) and (near := _misspelt(value)):
            self._cells.findings.refuse(entry, name, "misspelt", value=value, near=near)
            self._cells.findings.misspelt[value] = near
        return self._own.named(name, value)

    def _complete(self, first: Entry, values: dict[str, str]) -> None:
        """What a list does not tell of any referral."""
        if not values["referrer_type"] and first.trajectory not in self._cells.findings.spoilt:
            values["referrer_type"] = "onbekend"
            self._cells.findings.assumed["referrer_unknown"] += 1
        if not values["municipality"]:
            values["municipality"] = self._municipality or ""
            if not self._municipality and first.trajectory not in self._cells.findings.spoilt:
                self.nowhere.append(first)

    def _again(self, entries: Sequence[Entry], first: dict[str, str]) -> None:
        told = set()
        for entry in entries:
            for number in entry.numbers(*AGAIN):
                day, by = self._cells.day(entry, "again_on", number), self._cells.code(entry, "again_by", number)
                if not day and not entry.text("again_on", number):
                    self._cells.findings.refuse(entry, "again_on", "again_without_day", number=number)
                elif day not in told:
                    told.add(day)
                    again = first | {"received_on": day, "referrer_type": by or "onbekend"}
                    self._lines.add("referrals", Origin(entry, number), again)


@lru_cache(maxsize=1000)
def _misspelt(name: str) -> str:
    """The municipality that is meant by a name of none; "" where it is one, or resembles none."""
    known = {fold(each): each for each in data.phrases("foundation.language", "municipalities.txt")}
    near = process.extractOne(fold(name), known.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return known[near[0]] if near and near[0] != fold(name) else ""
