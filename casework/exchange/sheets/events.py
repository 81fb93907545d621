"""What else happened in a trajectory: activities, the answers after three and six months, closings."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casework.exchange.files import Line
from casework.exchange.sheets.entries import Entry
from casework.exchange.sheets.lines import Lines, Origin
from casework.exchange.sheets.meanings import simplify
from casework.exchange.sheets.reading import Cells
from casework.milestones import MONTHS
from foundation.language import data
from foundation.language.dates import add_months

CHOICE = ("category", "listing", "chosen_on", "started_on", "stopped_on", "stop_reason", "found")
CLOSING = ("closed_on", "closing_reason", "reopened_on", "reopened_by")


def once(entries: Iterable[Entry], names: Sequence[str]) -> Iterator[tuple[Entry, int]]:
    """Each of these that a row tells of, and its number; where each row is a talk, only once by what it says."""
    told: set[tuple[str, ...]] = set()
    for entry in entries:
        for number in entry.numbers(*names):
            values = tuple(entry.text(name, number) for name in names)
            again = entry.table.one_row_a_talk and values in told
            told.add(values)
            if not again:
                yield entry, number


def choices(entries: Sequence[Entry], cells: Cells, lines: Lines) -> list[Line]:
    """Add the activities, and return them."""
    chosen_ones = []
    for entry, number in once(entries, CHOICE):
        category, listing = _what(entry, number, cells)
        if not category and cells.says_nothing(entry, "category", number):
            continue
        started, chosen = cells.day(entry, "started_on", number), cells.day(entry, "chosen_on", number)
        if started and not chosen:
            cells.findings.assumed["chosen_when_started"] += 1
            chosen = started
        if category and not chosen:
            cells.findings.refuse(entry, "category", "choice_without_day", number=number)
        values = {
            "category": category, "listing": listing, "chosen_on": chosen, "started_on": started,
            "stopped_on": cells.day(entry, "stopped_on", number),
            "stop_reason": cells.code(entry, "stop_reason", number), "found": cells.code(entry, "found", number),
        }  # fmt: skip
        chosen_ones.append(lines.add("participations", Origin(entry, number), values))
    return chosen_ones


def _what(entry: Entry, number: int, cells: Cells) -> tuple[str, str]:
    """The kind of an activity and its name; where only one of them is said, the other may follow from it."""
    listing, said = cells.text(entry, "listing", number), entry.text("category", number)
    if said:
        category = cells.code(entry, "category", number)
        holds = cells.meanings.code("", "category", said).how == "holds"
        return category, listing or (cells.text(entry, "category", number) if holds else "")
    if not listing:
        cells.findings.refuse(entry, "category", "choice_without_kind", number=number)
        return "", ""
    meaning = cells.meanings.code("listing", "category", listing)
    if meaning.code is None:
        cells.findings.refuse(entry, "listing", "kind_not_known", number=number, value=listing[:40])
    return meaning.code or "", listing


def answers(entries: Sequence[Entry], cells: Cells, lines: Lines, *, chosen: Sequence[Line], today: date) -> list[Line]:
    """Add the answers after three and six months, and return them. Without a day of its own one is of the milestone."""
    began = min((line.values["started_on"] for line in chosen if line.values["started_on"]), default="")
    found: list[Line] = []
    for months in MONTHS:
        for entry, _ in once(entries, (f"outcome_{months}", f"outcome_{months}_on")):
            if outcome := cells.code(entry, f"outcome_{months}"):
                day = cells.day(entry, f"outcome_{months}_on") or _milestone(entry, months, began, cells, today)
                found += _answer(Origin(entry, months=months), months, outcome, day, lines)
    for entry, _ in once(entries, ("months", "outcome", "answered_on")):
        after, outcome = _months(entry, cells), cells.code(entry, "outcome")
        if after and outcome:
            day = cells.day(entry, "answered_on") or _milestone(entry, after, began, cells, today)
            found += _answer(Origin(entry), after, outcome, day, lines)
    return found


def _answer(origin: Origin, months: int, outcome: str, day: str, lines: Lines) -> list[Line]:
    values = {"months": str(months), "outcome": outcome, "answered_on": day}
    return [lines.add("follow_ups", origin, values)] if day else []


def _months(entry: Entry, cells: Cells) -> int:
    words = data.table("casework.exchange.sheets", "values.toml")["months"]
    said = simplify(entry.text("months"))
    for months, name in zip(MONTHS, ("three", "six"), strict=True):
        if said in {simplify(word) for word in words[name].split(",")}:
            return months
    cells.findings.refuse(entry, "months", "not_months")
    return 0


def _milestone(entry: Entry, months: int, began: str, cells: Cells, today: date) -> str:
    """The day on which it was so long ago that the first activity began; "" after a refusal."""
    name = "outcome" if entry.text("months") else f"outcome_{months}"
    day = add_months(date.fromisoformat(began), months) if began else None
    if day is None:
        cells.findings.refuse(entry, name, "answer_without_start", months=months)
    elif day > today:
        cells.findings.refuse(entry, name, "answer_too_early", months=months, began=began)
    else:
        cells.findings.assumed["answered_at_milestone"] += 1
        return day.isoformat()
    return ""


def closings(entries: Sequence[Entry], cells: Cells, lines: Lines) -> str:
    """Add the closings. Returns the day of the last one that was not reopened, or ""."""
    last = ("", "")
    for entry, number in once(entries, CLOSING):
        closed, reason = cells.day(entry, "closed_on", number), cells.code(entry, "closing_reason", number)
        if not closed and not entry.text("closed_on", number):
            cells.findings.refuse(entry, "closed_on", "closing_without_day", number=number)
        told = entry.text("closing_reason", number) and not cells.says_nothing(entry, "closing_reason", number)
        if closed and not told:
            cells.findings.assumed["closing_reason_unknown"] += 1
            reason = "onbekend"
        reopened = cells.day(entry, "reopened_on", number)
        values = {
            "closed_on": closed, "reason": reason, "reopened_on": reopened,
            "reopened_by": cells.code(entry, "reopened_by", number),
        }  # fmt: skip
        lines.add("closings", Origin(entry, number), values)
        last = max(last, (closed, reopened))
    return last[0] if not last[1] else ""
