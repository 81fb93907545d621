"""The first sheet: of where and when the figures are, how firm they are, for whom, and why some are not shown."""

from collections.abc import Sequence
from datetime import date

from foundation.language.dates import said_on
from foundation.words import label
from foundation.words.filters import capital
from monitoring.formats.booklet.blocks import lines
from monitoring.formats.speaking import place_name, span_name
from monitoring.formats.wording import audience, facts_of
from monitoring.formats.workbook.sheets import Book
from monitoring.reports import Report


def about(book: Book, reports: Sequence[Report]) -> None:
    """A line for each of these: the name of it, and what it is. `reports`: of which periods it is, oldest first."""
    report = reports[-1]
    sheet = book.sheet(label("monitoring", "sheet.about"), (26, 90))
    sheet.write_string(0, 0, label("monitoring", "picture.title"), book.looks["title"])
    said: dict[str, str | date | None] = {
        "place": place_name(report.scope),
        "period": span_name([each.period for each in reports]),
        "first": reports[0].period.first,
        "last": report.period.last,
        "as_of": said_on(report.as_of),
        "status": label("monitoring", f"status.{report.status}"),
        "frozen_at": said_on(report.frozen_at) if report.frozen_at else None,
        "definitions": report.definitions,
        "audience": capital(audience(report)),
        "invented": label("monitoring", "invented") if report.scope.invented else None,
    }
    row = 2
    for name, value in said.items():
        if value is not None:
            sheet.write_string(row, 0, label("monitoring", f"about.{name}"), book.looks["head"])
            if isinstance(value, str):
                sheet.write_string(row, 1, value, book.looks["text"])
            else:
                book.day(sheet, row, 1, value)
            row += 1
    facts = facts_of(report)
    counted = label("monitoring", "picture.count_not_effect")
    for text in [*lines("reading", facts), *lines("complete", facts), counted]:
        row += 1
        sheet.write_string(row, 1, text, book.looks["text"])
