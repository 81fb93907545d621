"""Who somebody is, as far as reports look at it: her gender, and her age band when she was referred."""

from collections.abc import Sequence
from datetime import date

from casework.exchange.sheets import ages, days
from casework.exchange.sheets.entries import Entry
from casework.exchange.sheets.lines import Lines, Origin
from casework.exchange.sheets.reading import Cells


class Faces:
    """Reads it of one trajectory after another. What is not told stays a question for her coach."""

    def __init__(self, cells: Cells, lines: Lines) -> None:
        self._cells, self._lines = cells, lines

    def add(self, entries: Sequence[Entry], first: Entry) -> None:
        """Add what the rows of a trajectory tell; `first` is the row of its referral."""
        gender, referred_on = (
            self._cells.agreed(entries, "gender", self._cells.code),
            days.read(first.text("received_on")),
        )
        if referred_on is None:
            return
        if gender:
            self._lines.add("portraits", Origin(first), {"gender": gender, "asked_on": referred_on.isoformat()})
        if band := self._born(entries, referred_on) or self._aged(entries):
            self._lines.add("preferences", Origin(first), {"age_band": band, "asked": "age_band"})

    def _born(self, entries: Sequence[Entry], referred_on: date) -> str:
        """By a birth date or year: nothing of it is kept, shown or repeated in a sentence."""

        def read(entry: Entry, name: str) -> str:
            text = entry.text(name)
            age = ages.on(referred_on, text)
            if age is None:
                self._cells.findings.refuse(entry, name, "no_birth")
                return ""
            if ages.is_year(text):
                self._cells.findings.assumed["born_mid_year"] += 1
            return self._adult(entry, name, ages.of(age))

        return self._cells.agreed(entries, "birth", read)

    def _aged(self, entries: Sequence[Entry]) -> str:
        """By the first row that tells how old she is: a later one may be of another year."""
        entry = next((entry for entry in entries if entry.text("age")), None)
        if entry is None:
            return ""
        self._cells.findings.assumed["age_when_referred"] += 1
        band = ages.band(entry.text("age"))
        return self._cells.code(entry, "age") if band is None else self._adult(entry, "age", band)

    def _adult(self, entry: Entry, name: str, band: str) -> str:
        if not band:
            self._cells.findings.warn(entry, name, "no_adult")
        return band
