"""The report as a spreadsheet: a sheet per theme, the course over the periods with a chart, and the definitions."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from foundation.words import label
from monitoring.definitions import definitions
from monitoring.formats.rows import Row, rows_of
from monitoring.formats.speaking import figure, period_name, short_period_name
from monitoring.reports import Report
from monitoring.suppression import HIDDEN

_AS_DATA = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_THEMES = ("inflow", "support", "outflow")
_COURSE = (("referrals", "total"), ("supported_clients", "clients"), ("participants", "active"), ("chosen", "total"))


def as_xlsx(reports: Sequence[Report]) -> bytes:
    """The last report with the ones before it beside it. Numbers are numbers; nothing is a formula or a link."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _AS_DATA) as book:
        looks = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "whole": book.add_format({"num_format": "#,##0", "align": "right"}),
            "decimal": book.add_format({"num_format": "#,##0.0", "align": "right"}),
            "sign": book.add_format({"align": "right", "font_color": "#595959"}),
        }
        rows = list(rows_of(reports[-1]))
        for theme in _THEMES:
            _theme(book, looks, reports[-1], theme, [row for row in rows if row.theme == theme])
        _course(book, looks, reports)
        _definitions(book, looks)
    return target.getvalue()


def _theme(book: Any, looks: dict[str, Any], report: Report, theme: str, rows: list[Row]) -> None:
    sheet = _sheet(book, looks, report, label("monitoring", f"theme.{theme}"), (34, 48, 12, 14))
    _head(sheet, looks, 3, ("indicator", "number", "value", "unit"))
    for place, row in enumerate(rows, start=4):
        sheet.write_string(place, 0, row.indicator)
        sheet.write_string(place, 1, row.name)
        _number(sheet, looks, place, 2, row.value)
        sheet.write_string(place, 3, label("monitoring", f"unit.{row.unit}"))
    sheet.freeze_panes(4, 0)


def _course(book: Any, looks: dict[str, Any], reports: Sequence[Report]) -> None:
    name = label("monitoring", "sheet.trend")
    sheet = _sheet(book, looks, reports[-1], name, (34, *(12 for _ in reports)))
    sheet.write_row(3, 1, [short_period_name(report.period) for report in reports], looks["head"])
    chart = book.add_chart({"type": "line"})
    for place, (key, field) in enumerate(_COURSE, start=4):
        sheet.write_string(place, 0, definitions()[key].title)
        for column, report in enumerate(reports, start=1):
            _number(sheet, looks, place, column, report.shown[key][field])
        cells = {"name": [name, place, 0], "categories": [name, 3, 1, 3, len(reports)]}
        chart.add_series(cells | {"values": [name, place, 1, place, len(reports)], "marker": {"type": "circle"}})
    chart.set_title({"name": name})
    chart.set_legend({"position": "bottom"})
    chart.show_na_as_empty_cell()
    chart.set_size({"width": 720, "height": 360})
    sheet.insert_chart(len(_COURSE) + 5, 0, chart, {"description": label("monitoring", "picture.flow")})


def _definitions(book: Any, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(label("monitoring", "sheet.definitions"))
    for column, width in enumerate((34, 100, 26, 8)):
        sheet.set_column(column, column, width)
    _head(sheet, looks, 0, ("indicator", "definition", "source", "version"))
    for place, each in enumerate(definitions().values(), start=1):
        for column, text in enumerate((each.title, each.text, each.source, each.version)):
            sheet.write_string(place, column, text, looks["text"])
    sheet.freeze_panes(1, 0)


def _sheet(book: Any, looks: dict[str, Any], report: Report, name: str, widths: Sequence[int]) -> Any:
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    place = report.scope.municipality
    title = (name, place, period_name(report.period))
    sheet.write_string(0, 0, " – ".join(part for part in title if part), looks["title"])
    audience = report.rule.audience if report.rule else "all"
    about = [label("monitoring", f"status.{report.status}"), label("monitoring", f"audience.{audience}")]
    if report.scope.invented:
        about.append(label("monitoring", "invented"))
    sheet.write_string(1, 0, "; ".join(about))
    return sheet


def _head(sheet: Any, looks: dict[str, Any], row: int, names: Sequence[str]) -> None:
    for column, name in enumerate(names):
        sheet.write_string(row, column, label("monitoring", f"column.{name}"), looks["head"])


def _number(sheet: Any, looks: dict[str, Any], row: int, column: int, value: float | str | None) -> None:
    if value is None or value == HIDDEN:
        sheet.write_string(row, column, figure(value), looks["sign"])
    else:
        sheet.write_number(row, column, value, looks["decimal" if isinstance(value, float) else "whole"])
