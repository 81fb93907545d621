"""The talks of a trajectory: each on its day, or only how many there were between the first and the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from casework.exchange.sheets.entries import Entry
from casework.exchange.sheets.lines import Lines, Origin
from casework.exchange.sheets.reading import Cells

Counted = Literal["spread", "dated"]  # talks without a day: spread between the first and the last, or left out


@dataclass(slots=True)
class _Talk:
    origin: Origin
    day: str
    minutes: str
    kind: str
    status: str


class Talks:
    """Reads the talks of one trajectory after another."""

    def __init__(self, cells: Cells, lines: Lines, counted: Counted | None) -> None:
        self._cells, self._lines, self._counted = cells, lines, counted
        self.undated = 0  # trajectories with more talks than days

    def add(self, entries: Sequence[Entry], *, closed_on: str) -> None:
        """Add every talk of these rows, which are of one trajectory; `closed_on` is its last closing, or ""."""
        found = [talk for entry in entries for talk in self._dated(entry)]
        for entry in entries:
            found += self._summed(entry, found, closed_on)
        found.sort(key=lambda talk: talk.day)
        self._name_kinds(found)
        for talk in found:
            values = {"held_on": talk.day, "minutes": talk.minutes, "kind": talk.kind, "status": talk.status}
            self._lines.add("sessions", talk.origin, values)

    def _dated(self, entry: Entry) -> list[_Talk]:
        found = []
        for number in entry.numbers("held_on", "minutes", "hours", "kind", "status"):
            day = self._cells.day(entry, "held_on", number)
            if not day and not entry.text("held_on", number):
                self._cells.findings.refuse(entry, "held_on", "talk_without_day", number=number)
            talk = _Talk(
                Origin(entry, number), day, self._cells.minutes(entry, number),
                self._cells.code(entry, "kind", number), self._cells.code(entry, "status", number),
            )  # fmt: skip
            if not talk.status:
                talk.status = "held"
                self._cells.findings.assumed["talk_was_held"] += 1
            found.append(talk)
        return [talk for talk in found if talk.day]

    def _summed(self, entry: Entry, dated: Sequence[_Talk], closed_on: str) -> list[_Talk]:
        """What a row says of all talks together, where the talks themselves are not there."""
        number, first = self._cells.count(entry, "talks"), self._cells.day(entry, "first_talk_on")
        last = self._cells.day(entry, "last_talk_on")
        if dated:
            self._compare(entry, dated, number, first)
            return []
        if not first:
            if number:
                self._cells.findings.refuse(entry, "first_talk_on", "talks_without_first", number=0)
            return []
        days = self._days(entry, [first, last] if last > first else [first], closed_on, number)
        return [
            _Talk(Origin(entry), day, minutes, "", "held")
            for day, minutes in zip(days, self._shares(entry, len(days), number or 0), strict=True)
        ]

    def _compare(self, entry: Entry, dated: Sequence[_Talk], number: int | None, first: str) -> None:
        held = sum(talk.status == "held" for talk in dated)
        if number is not None and number not in {held, len(dated)}:
            self._cells.findings.warn(entry, "talks", "other_number_of_talks", number=number, there=len(dated))
        if first and first not in {talk.day for talk in dated}:
            self._cells.findings.warn(entry, "first_talk_on", "first_talk_not_there")

    def _days(self, entry: Entry, known: list[str], closed_on: str, number: int | None) -> list[str]:
        """Those that are `known`, and where there were more what was said of them: they are spread, or left out."""
        if number is None or number == len(known):
            return known
        if number <= 1:
            return known[:number]
        self.undated += 1
        last = known[-1] if len(known) > 1 else max(known[0], closed_on)
        if self._counted == "spread" and last > known[0]:
            self._cells.findings.assumed["talks_spread"] += 1
            return _spread(date.fromisoformat(known[0]), date.fromisoformat(last), number)
        if self._counted:
            self._cells.findings.assumed["talks_left_out"] += 1
        if self._counted == "spread":
            self._cells.findings.warn(entry, "talks", "talks_without_last")
        return known

    def _shares(self, entry: Entry, count: int, number: int) -> list[str]:
        """All minutes together, over all talks, also those without a day; the first ones get what is left over."""
        total = int(self._cells.minutes(entry, of=("total_minutes", "total_hours")) or 0)
        if not total or not count:
            return [""] * count
        self._cells.findings.assumed["minutes_shared"] += 1
        share, rest = divmod(total, max(count, number))
        return [str(share + (n < rest)) for n in range(count)]

    def _name_kinds(self, found: Sequence[_Talk]) -> None:
        """Where no kind is said the first talk is the intake and each other one follows."""
        if any(not talk.kind for talk in found):
            self._cells.findings.assumed["first_is_intake"] += 1
        known = any(talk.kind == "intake" for talk in found)
        for talk in found:
            if not talk.kind:
                talk.kind = "vervolg" if known else "intake"
                known = True


def _spread(first: date, last: date, number: int) -> list[str]:
    return [(first + timedelta(days=(last - first).days * n // (number - 1))).isoformat() for n in range(number)]
