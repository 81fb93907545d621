"""A workbook with its looks, and how cells of each kind are written."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from monitoring.formats.speaking import figure
from monitoring.summing import mark
from monitoring.suppression import HIDDEN

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "day": {"num_format": "[$-413]d mmmm yyyy", "align": "left", "valign": "top"},
    "whole": {"num_format": "#,##0", "align": "right"},
    "decimal": {"num_format": "#,##0.0", "align": "right"},
    "whole*": {"num_format": '#,##0"*"', "align": "right"},
    "decimal*": {"num_format": '#,##0.0"*"', "align": "right"},
    "whole°": {"num_format": '#,##0"°"', "align": "right"},
    "sign": {"align": "right", "font_color": "#595959"},
}


class Book:
    """An open xlsxwriter workbook."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.looks = {name: made.add_format(look) for name, look in _LOOKS.items()}

    def sheet(self, name: str, widths: Sequence[int]) -> Any:
        """A new sheet with columns of these widths, in letters; printed on pages one sheet wide."""
        sheet = self.made.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{name}&R&P / &N")
        return sheet

    def head(self, sheet: Any, row: int, names: Sequence[str]) -> None:
        """Names above columns."""
        for column, name in enumerate(names):
            sheet.write_string(row, column, name, self.looks["head"])

    def number(self, sheet: Any, row: int, column: int, value: float | str | None) -> None:
        """A number as a number; a sign for what is not shown or nothing over nothing; a mark behind a sum of towns."""
        if value is None or value == HIDDEN:
            sheet.write_string(row, column, figure(value), self.looks["sign"])
        else:
            kind = "decimal" if isinstance(value, float) else "whole"
            sheet.write_number(row, column, value, self.looks[kind + mark(value)])

    def day(self, sheet: Any, row: int, column: int, value: date) -> None:
        """A day as a day."""
        sheet.write_datetime(row, column, value, self.looks["day"])
