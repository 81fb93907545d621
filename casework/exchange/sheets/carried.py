"""Who is on several sheets: what was open is copied to the sheet of the next year, and goes on there."""

from collections.abc import Sequence
from dataclasses import replace

from casework.exchange.sheets import days
from casework.exchange.sheets.entries import Entry, Findings
from casework.exchange.sheets.heading import Table
from casework.exchange.sheets.vocabulary import DAYS

GOES_ON = "last_talk_on"  # the one day that may be another on each


def join(entries: Sequence[Entry], findings: Findings) -> list[Entry]:
    """The rows of a trajectory; those of several sheets with its referral become one.

    The row that tells the latest day counts, completed by the others. A day that is another one there is refused, for
    it would get lost; so is (by `Referring`) a trajectory that stands on one sheet twice.
    """
    copies = [entry for entry in entries if entry.text("received_on") and not entry.table.one_row_a_talk]
    sheets = {id(entry.table) for entry in copies}
    if len(copies) < 2 or len(sheets) < len(copies):  # noqa: PLR2004  one is no copy
        return list(entries)
    findings.assumed["on_more_sheets"] += 1
    *earlier, last = sorted(copies, key=latest)
    values = dict(last.values)
    for entry in reversed(earlier):
        _compare(entry, last, findings)
        values = entry.values | values
    table = _with_columns_of(last.table, [entry.table for entry in earlier])
    return [replace(last, table=table, values=values), *(entry for entry in entries if entry not in copies)]


def _with_columns_of(table: Table, others: Sequence[Table]) -> Table:
    """A column that this sheet does not have any more is still one of its own."""
    here = {(column.field, column.number) for column in table.columns}
    more = [each for other in others for each in other.columns if each.field and (each.field, each.number) not in here]
    return replace(table, columns=[*table.columns, *more]) if more else table


def latest(entry: Entry) -> tuple[str, int]:
    """The last day that a row tells of ("" for none), and how much else it tells."""
    told = [days.read(text) for (name, _), text in entry.values.items() if name in DAYS]
    return max((day.isoformat() for day in told if day), default=""), len(entry.values)


def _compare(entry: Entry, last: Entry, findings: Findings) -> None:
    for (name, number), text in entry.values.items():
        other = last.values.get((name, number))
        if name in DAYS and name != GOES_ON and other and (days.read(text) or text) != (days.read(other) or other):
            findings.refuse(last, name, "contradicts", number=number, other=entry.where)
