"""The cells of an .xlsx workbook, as plain text; merged cells hold their value in each of their places."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook

from social_map.exchange.files import archives
from social_map.exchange.files.unusable import Unusable

MOST_CELLS = 5_000_000
MOST_COLUMNS = 500
MOST_SHEETS = 50
MOST_MERGED = 20_000
_EXACT = 10**15  # whole numbers up to here are exact in a workbook
_EPOCH = datetime(1900, 1, 1)  # noqa: DTZ001  a workbook's dates have no zone; times alone count from here


def read(path: Path) -> Iterator[list[list[str]]]:
    """The rows of every sheet, from its first row and column on. `Unusable` for what is no workbook."""
    return (rows for _, rows in named(path))


def named(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The same with the name of each sheet."""
    archives.check_workbook(path)
    try:
        book = CalamineWorkbook.from_path(path)
        names = book.sheet_names
    except Exception as wrong:  # the reader is written in Rust and raises kinds of its own
        raise Unusable("damaged") from wrong
    for name in names[:MOST_SHEETS]:
        try:
            sheet = book.get_sheet_by_name(name)
            cells = _cells(sheet)
        except Unusable:
            raise
        except Exception as wrong:  # a damaged sheet, or one that is a picture or a chart
            raise Unusable("damaged") from wrong
        if cells:
            yield name, cells


def _cells(sheet: CalamineSheet) -> list[list[str]]:
    bottom, right = sheet.end or (0, 0)
    if right >= MOST_COLUMNS:
        raise Unusable("too_wide")
    if (bottom + 1) * (right + 1) > MOST_CELLS:
        raise Unusable("too_big")
    rows = [[text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for first, last in (sheet.merged_cell_ranges or [])[:MOST_MERGED]:
        _spread(rows, first, last)
    return rows


def _spread(rows: list[list[str]], first: tuple[int, int], last: tuple[int, int]) -> None:
    (top, left), (bottom, right) = first, last
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left]
    for row in rows[top : bottom + 1]:
        for column in range(left, min(right + 1, len(row))):
            row[column] = row[column] or value


def text(value: Any) -> str:
    """A cell as people read it: days as 2026-11-20, times as 09:30, whole numbers without a point."""
    write = next((write for kind, write in _WRITERS.items() if isinstance(value, kind)), str)
    return "" if value is None else write(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def _duration(value: timedelta) -> str:
    hours, minutes = divmod(round(value.total_seconds() / 60), 60)
    return f"{hours % 24:02}:{minutes:02}"


def _instant(value: datetime) -> str:
    if value < _EPOCH:
        return f"{value:%H:%M}"
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")


_WRITERS: dict[type, Callable[[Any], str]] = {  # the narrower kind first: True is a number, an instant is a day
    bool: lambda value: "ja" if value else "nee",
    float: _number,
    datetime: _instant,
    date: date.isoformat,
    time: lambda value: f"{value:%H:%M}",
    timedelta: _duration,
}
