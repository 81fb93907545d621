"""The report as a spreadsheet: for whom it is, a sheet per theme with its course and a chart, and the definitions."""

import io
from collections.abc import Sequence

import xlsxwriter

from foundation.words import label
from monitoring.breakdowns import Breakdown
from monitoring.definitions import definitions
from monitoring.formats.reading import left_out_of
from monitoring.formats.workbook.about import about
from monitoring.formats.workbook.sheets import Book
from monitoring.formats.workbook.side_by_side import side_by_side
from monitoring.formats.workbook.themes import course, theme
from monitoring.reports import Report

_AS_DATA = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_THEMES = ("inflow", "support", "outflow")


def as_xlsx(reports: Sequence[Report], tables: Sequence[Breakdown] = (), *, of_all: bool = False) -> bytes:
    """The last report with the ones before it beside it. Numbers are numbers, days are days; nothing is a formula.

    `of_all`: it is of all these periods, not of the last.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _AS_DATA) as made:
        book = Book(made)
        about(book, reports if of_all else reports[-1:])
        for name in _THEMES:
            theme(book, reports, name, of_all=of_all)
        course(book, reports, of_all=of_all)
        side_by_side(book, tables)
        _definitions(book, reports[-1])
    return target.getvalue()


def tables_as_xlsx(tables: Sequence[Breakdown]) -> bytes:
    """Only the tables."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _AS_DATA) as made:
        side_by_side(Book(made), tables)
    return target.getvalue()


def _definitions(book: Book, report: Report) -> None:
    sheet = book.sheet(label("monitoring", "sheet.definitions"), (34, 90, 50, 8))
    book.head(
        sheet, 0, [label("monitoring", f"column.{each}") for each in ("indicator", "definition", "source", "version")]
    )
    told = [each for key, each in definitions(version=report.definitions).items() if key not in left_out_of(report)]
    for place, each in enumerate(told, start=1):
        for column, text in enumerate((each.title, each.text, each.source, each.version)):
            sheet.write_string(place, column, text, book.looks["text"])
    sheet.freeze_panes(1, 1)
