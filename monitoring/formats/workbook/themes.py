"""A sheet per theme: every number over the periods, with a chart of its largest breakdown; and the course of four."""

from collections.abc import Iterator, Sequence
from typing import Any

from foundation.words import label
from foundation.words.filters import capital
from monitoring.definitions import definitions
from monitoring.formats.rows import Row, rows_of
from monitoring.formats.speaking import place_name, short_period_name, span_name
from monitoring.formats.wording import audience
from monitoring.formats.workbook.sheets import Book
from monitoring.reports import Report
from monitoring.suppression import HIDDEN

_COURSE = (("referrals", "total"), ("supported_clients", "clients"), ("participants", "active"), ("chosen", "total"))
_CHARTED = {
    "inflow": ("referrals", "by_type"),
    "support": ("closed", "by_reason"),
    "outflow": ("chosen", "by_category"),
}
_BLUE = "#004a7c"
_LINES = ((_BLUE, "circle"), ("#d55e00", "square"), ("#009e73", "diamond"), ("#cc79a7", "triangle"))  # Okabe and Ito
_DRAWN = 60  # so many rows below a number stands what the chart draws
_FIRST = 4  # the row of the first number
_LAST = 1  # below every number: what is not shown
_NAMES = 3  # so many columns say what the number is


def theme(book: Book, reports: Sequence[Report], name: str, *, of_all: bool) -> None:
    """Every number of this theme, the oldest period first. `of_all`: the sheet is of all periods, not of the last."""
    sheet = _sheet(book, reports, label("monitoring", f"theme.{name}"), (32, 46, 14), of_all=of_all)
    names = [label("monitoring", f"column.{each}") for each in ("indicator", "number", "unit")]
    book.head(sheet, _FIRST - 1, [*names, *_periods(reports)])
    rows = list(_rows(reports, name))
    for place, row in enumerate(rows, start=_FIRST):
        sheet.write_string(place, 0, row.indicator)
        sheet.write_string(place, 1, row.name)
        sheet.write_string(place, 2, label("monitoring", f"unit.{row.unit}"))
        for column, value in _values(reports, row):
            book.number(sheet, place, _NAMES + column, value)
    sheet.freeze_panes(_FIRST, _NAMES)
    sheet.repeat_rows(_FIRST - 1)
    sheet.autofilter(_FIRST - 1, 0, _FIRST + max(len(rows), 1) - 1, _NAMES + len(reports) - 1)
    _breakdown(book, sheet, reports, rows, _CHARTED[name])


def course(book: Book, reports: Sequence[Report], *, of_all: bool) -> None:
    """What is asked for first, with its lines in a chart. No sheet where all of it is left out.

    A line would draw a sign as nought, so it is drawn from hidden rows in which what is not shown is empty.
    """
    told = [each for each in _COURSE if each[0] in reports[-1].shown]
    if not told:
        return
    name = label("monitoring", "sheet.trend")
    sheet = _sheet(book, reports, name, (34,), of_all=of_all, first=1)
    book.head(sheet, _FIRST - 1, ["", *_periods(reports)])
    chart = book.made.add_chart({"type": "line"})
    for place, (key, field) in enumerate(told, start=_FIRST):
        sheet.write_string(place, 0, definitions(version=reports[-1].definitions)[key].title)
        for column, report in enumerate(reports, start=1):
            book.number(sheet, place, column, report.told.get(key, {}).get(field))
            value = report.told.get(key, {}).get(field)
            if isinstance(value, int):
                sheet.write_number(place + _DRAWN, column, value)
        sheet.set_row(place + _DRAWN, None, None, {"hidden": True})
        colour, mark = _LINES[place - _FIRST]
        chart.add_series({
            "name": [name, place, 0], "categories": [name, _FIRST - 1, 1, _FIRST - 1, len(reports)],
            "values": [name, place + _DRAWN, 1, place + _DRAWN, len(reports)], "line": {"color": colour, "width": 2.25},
            "marker": {"type": mark, "size": 7, "fill": {"color": colour}, "border": {"color": colour}},
        })  # fmt: skip
    chart.set_legend({"position": "bottom"})
    chart.set_x_axis({"name": label("monitoring", "column.period")})
    chart.set_y_axis({"name": label("monitoring", "column.value"), "min": 0, "major_gridlines": {"visible": True}})
    chart.show_hidden_data()
    _insert(sheet, chart, (_FIRST + len(_COURSE) + 1, 0), label("monitoring", "picture.flow"))


def _rows(reports: Sequence[Report], name: str) -> Iterator[Row]:
    """Every number of this theme that any of the periods has; what is charted from large to small."""
    found: dict[tuple[str, str, str], Row] = {}
    for report in reversed(reports):
        for row in rows_of(report):
            if row.theme == name:
                found.setdefault((row.key, row.field, row.code), row)
    fields = {field: place for place, field in enumerate(dict.fromkeys((key, field) for key, field, _ in found))}
    newest = {(row.key, row.field, row.code): row.value for row in rows_of(reports[-1])}

    def place(row: Row) -> tuple[int, float]:
        value = newest.get((row.key, row.field, row.code), 0)
        charted = (row.key, row.field) == _CHARTED[name]
        return fields[row.key, row.field], -value if charted and isinstance(value, int) else _LAST * charted

    yield from sorted(found.values(), key=place)


def _values(reports: Sequence[Report], row: Row) -> Iterator[tuple[int, float | str | None]]:
    """Which of the periods have this number, and what it is; of a breakdown a code without anybody is nought."""
    for place, report in enumerate(reports):
        counted = report.told.get(row.key, {})
        if row.field in counted:
            yield place, counted[row.field].get(row.code, 0) if row.code else counted[row.field]


def _breakdown(
    book: Book, sheet: Any, reports: Sequence[Report], rows: Sequence[Row], charted: tuple[str, str]
) -> None:
    """A chart of the newest period beside the numbers."""
    newest = reports[-1].told.get(charted[0], {}).get(charted[1], {})
    seen = {code for code, count in newest.items() if count != HIDDEN}
    places = [
        place for place, row in enumerate(rows, start=_FIRST) if (row.key, row.field) == charted and row.code in seen
    ]
    if not places:
        return
    name, last = sheet.get_name(), _NAMES + len(reports) - 1
    chart = book.made.add_chart({"type": "bar"})
    chart.add_series({
        "categories": [name, places[0], 1, places[-1], 1], "values": [name, places[0], last, places[-1], last],
        "fill": {"color": _BLUE}, "gap": 40, "data_labels": {"value": True},
    })  # fmt: skip
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    title = label("monitoring", "booklet.bars." + ".".join(charted))
    _insert(sheet, chart, (_FIRST - 1, last + 2), title, height=140 + 22 * len(places))


def _insert(sheet: Any, chart: Any, at: tuple[int, int], title: str, *, height: int = 360) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_size({"width": 720, "height": height})
    sheet.insert_chart(*at, chart, {"description": title})


def _sheet(
    book: Book, reports: Sequence[Report], name: str, widths: Sequence[int], *, of_all: bool, first: int = _NAMES
) -> Any:
    report = reports[-1]
    sheet = book.sheet(name, (*widths[:first], *(11 for _ in reports)))
    title = (
        f"{name} – {place_name(report.scope)} – {span_name([each.period for each in reports[0 if of_all else -1 :]])}"
    )
    sheet.write_string(0, 0, title, book.looks["title"])
    about = [label("monitoring", f"status.{report.status}"), audience(report)]
    if report.scope.invented:
        about.append(label("monitoring", "invented"))
    sheet.write_string(1, 0, capital("; ".join(about)))
    return sheet


def _periods(reports: Sequence[Report]) -> list[str]:
    return [short_period_name(report.period) for report in reports]
