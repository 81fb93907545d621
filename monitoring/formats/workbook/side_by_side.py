"""A sheet per table: organisations, neighbourhoods, practices or variants side by side."""

from collections.abc import Iterator, Sequence

from foundation.words import label
from foundation.words.filters import capital
from monitoring.breakdowns import FIGURES, TABLES, Breakdown
from monitoring.formats.speaking import period_name
from monitoring.formats.tables import row_name
from monitoring.formats.wording import audience
from monitoring.formats.workbook.sheets import Book

_FIRST = 4  # the row of the first number
_Line = tuple[str, dict[str, int | str | None], str]  # the name of a row, its figures, and a remark


def side_by_side(book: Book, tables: Sequence[Breakdown]) -> None:
    """A sheet for each kind of table."""
    for by in TABLES:
        if here := [each for each in tables if each.by == by]:
            _sheet(book, label("monitoring", f"table.{by}"), here)


def _sheet(book: Book, name: str, tables: Sequence[Breakdown]) -> None:
    """Every municipality with its rows and its total below them."""
    report, keys = tables[0].report, [key for key in FIGURES if any(key in each.read for each in tables)]
    sheet = book.sheet(name, (28, 34, *(14 for _ in keys), 50))
    sheet.write_string(0, 0, f"{name} – {period_name(report.period)}", book.looks["title"])
    invented = f"; {label('monitoring', 'invented')}" if report.scope.invented else ""
    sheet.write_string(1, 0, capital(audience(report)) + invented)
    book.head(sheet, _FIRST - 1, [label("monitoring", f"table.column.{each}") for each in ("where", "name", *keys)])
    lines = ((table, line) for table in tables for line in _lines(table))
    for place, (table, (row, figures, remark)) in enumerate(lines, start=_FIRST):
        for column, text in ((0, table.report.scope.name or ""), (1, row), (2 + len(keys), remark)):
            sheet.write_string(place, column, text, book.looks["text"])
        for column, key in enumerate(keys, start=2):
            if key in table.read:
                book.number(sheet, place, column, figures[key])
    sheet.freeze_panes(_FIRST, 2)


def _lines(table: Breakdown) -> Iterator[_Line]:
    for row in table.rows:
        yield row_name(table.by, row), row.figures, label("monitoring", "table.one_coach") if row.alone else ""
    erased = label("monitoring", "table.erased") if table.erased else ""
    yield label("monitoring", "table.total"), table.total, erased
