"""A sheet per table: organisations, neighbourhoods or practices side by side."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from foundation.words import label
from foundation.words.filters import capital
from monitoring.breakdowns import FIGURES, Breakdown
from monitoring.formats.speaking import period_name
from monitoring.formats.tables import row_name
from monitoring.formats.wording import audience
from monitoring.formats.workbook.sheets import Book

_FIRST = 4  # the row of the first number


def side_by_side(book: Book, tables: Sequence[Breakdown]) -> None:
    """Each municipality with its rows and its total below them."""
    for by, here in groupby(sorted(tables, key=lambda each: each.by), key=lambda each: each.by):
        _sheet(book, label("monitoring", f"table.{by}"), list(here))


def _sheet(book: Book, name: str, tables: Sequence[Breakdown]) -> None:
    report = tables[0].report
    sheet = book.sheet(name, (28, 34, *(14 for _ in FIGURES), 40))
    sheet.write_string(0, 0, f"{name} – {period_name(report.period)}", book.looks["title"])
    sheet.write_string(1, 0, capital(f"{label('monitoring', f'status.{report.status}')}; {audience(report)}"))
    heads = [label("monitoring", f"table.column.{each}") for each in ("where", "name", *FIGURES)]
    book.head(sheet, _FIRST - 1, heads)
    place = _FIRST
    for table in tables:
        where = table.report.scope.name or ""
        for row in table.rows:
            remark = label("monitoring", "table.one_coach") if row.alone else ""
            _line(book, sheet, place, (where, row_name(row), row.figures, remark))
            place += 1
        remark = label("monitoring", "table.erased") if table.erased else ""
        _line(book, sheet, place, (where, label("monitoring", "table.total"), table.total, remark))
        place += 1
    sheet.freeze_panes(_FIRST, 2)


def _line(book: Book, sheet: Any, place: int, line: tuple[str, str, Mapping[str, int | str | None], str]) -> None:
    where, name, figures, remark = line
    for column, text in ((0, where), (1, name), (2 + len(FIGURES), remark)):
        sheet.write_string(place, column, text, book.looks["text"])
    for column, key in enumerate(FIGURES, start=2):
        book.number(sheet, place, column, figures[key])
