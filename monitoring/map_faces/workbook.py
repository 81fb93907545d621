"""The map's status as a spreadsheet: how it stands, what is where, and what is missing."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import xlsxwriter

from foundation.codes import codes
from foundation.words import label
from foundation.words.filters import long_day
from monitoring.map_faces.grid import Grid, grid

_AS_DATA = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NUMBERS = ("total", "overdue", "without_owner", "open_reports", "median_age_days", "informal_percent")
_TALLIES = ("freshness", "capacity", "provider", "category", "municipality")


def as_xlsx(status: dict[str, Any], place: str, today: date) -> bytes:
    """The numbers of `map_status.of` for this place. Numbers are numbers; nothing is a formula or a link."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _AS_DATA) as book:
        looks = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        }
        title = f"{place} – {long_day(today)}"
        _lines(book, looks, "stand", title, ("number", "kind", "value"), _numbers(status))
        _table(book, looks, title, grid(status["coverage"]))
        _lines(book, looks, "missing", title, ("number", "kind", "value"), _missing(status))
    return target.getvalue()


def _numbers(status: dict[str, Any]) -> Iterator[tuple[str, str, int | None]]:
    for name in _NUMBERS:
        yield label("social_map", f"counted.{name}"), "", status[name]
    for name in _TALLIES:
        for code, number in status[name].items():
            yield label("social_map", f"counted.{name}"), _spoken(name, code), number


def _spoken(name: str, code: str) -> str:
    if name == "municipality":
        return code or label("social_map", "why.place_unknown")
    return codes("category")[code].nl if name == "category" else label("monitoring", f"map.{name}.{code}")


def _missing(status: dict[str, Any]) -> Iterator[tuple[str, str, int | None]]:
    for one in status["searched_in_vain"]:
        yield label("social_map", "counted.searched_in_vain"), one["label"], one["without_hit"]
    for one in status["wished"]:
        where = f"{one['label']} ({one['municipality']})"
        yield label("social_map", "counted.wished"), where, None


def _lines(book: Any, looks: dict[str, Any], name: str, title: str, head: tuple[str, ...], lines: Any) -> None:  # noqa: PLR0917  one sheet
    sheet = _sheet(book, looks, name, title, (44, 44, 12))
    for column, each in enumerate(head):
        sheet.write_string(2, column, label("monitoring", f"map.column.{each}"), looks["head"])
    for place, (number, kind, value) in enumerate(lines, start=3):
        sheet.write_string(place, 0, number)
        sheet.write_string(place, 1, kind)
        if value is not None:
            sheet.write_number(place, 2, value)
    sheet.freeze_panes(3, 0)


def _table(book: Any, looks: dict[str, Any], title: str, table: Grid) -> None:
    """Every category by every place, from light to dark."""
    sheet = _sheet(book, looks, "coverage", title, (34, *(14 for _ in table.places), 12))
    heads = (label("monitoring", "map.column.kind"), *table.places, label("monitoring", "total"))
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head, looks["head"])
    for row, (category, counts, total) in enumerate(
        zip(table.categories, table.counts, table.by_category, strict=True), start=3
    ):
        sheet.write_string(row, 0, category)
        for column, count in enumerate((*counts, total), start=1):
            sheet.write_number(row, column, count)
    last = 2 + len(table.categories)
    scale = {"type": "2_color_scale", "min_color": "#ffffff", "max_color": "#3c93c2"}
    sheet.conditional_format(3, 1, last, max(1, len(table.places)), scale)
    sheet.freeze_panes(3, 1)


def _sheet(book: Any, looks: dict[str, Any], name: str, title: str, widths: tuple[int, ...]) -> Any:
    sheet = book.add_worksheet(label("monitoring", f"map.sheet.{name}"))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, title, looks["title"])
    return sheet
