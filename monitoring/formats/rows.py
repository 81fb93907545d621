"""The report as rows: one number a row, for every face that is a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitoring.definitions import definitions
from monitoring.formats.speaking import code_name, field_name
from monitoring.reports import Report


@dataclass(frozen=True, slots=True)
class Row:
    """`key`, `field` and `code` are as in the JSON; `value` is a number (perhaps a sum of towns), "hidden" or None."""

    theme: str
    key: str
    field: str
    code: str
    indicator: str
    name: str
    value: int | float | str | None
    unit: str


def rows_of(report: Report) -> Iterator[Row]:
    """Every number that this audience may see, in the order of the report."""
    for key, definition in definitions(version=report.definitions).items():
        for field, value in report.told.get(key, {}).items():
            title = (definition.theme, key, field)
            name = field_name(key, field)
            if not isinstance(value, dict):
                yield Row(*title, "", definition.title, name, value, definition.unit)
                continue
            for code, count in value.items():
                said = code_name(f"{key}.{field}", code)
                yield Row(*title, code, definition.title, f"{name}: {said}", count, definition.unit)
