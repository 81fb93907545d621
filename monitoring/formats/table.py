"""The report as CSV: a line for every number, with its definition's version, for whoever calculates further."""

import csv
import io
from typing import Any

from monitoring.formats.document import as_document
from monitoring.formats.rows import rows_of
from monitoring.reports import Report
from monitoring.summing import Mean, Sum
from monitoring.suppression import HIDDEN

_COLUMNS = (
    "period", "from", "until", "municipality", "status", "definitions", "invented",
    "indicator", "number", "code", "name", "value", "unit", "audience", "version", "organisation",
    "sum_of_towns", "towns_missing",
)  # fmt: skip


def as_csv(report: Report) -> str:
    """Comma, UTF-8, points in decimals; "hidden" for what is not shown and nothing for nothing over nothing."""
    document = as_document(report)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows_of(report):
        writer.writerow(
            (
                document["period"], document["from"], document["until"], safe(report.scope.municipality or ""),
                report.status, report.definitions, "yes" if report.scope.invented else "no",
                row.key, row.field, safe(row.code), row.name, _value(row.value), row.unit,
                document["audience"], report.version, safe(report.scope.organisation or ""),
                *_sum(row.value),
            )
        )  # fmt: skip
    return lines.getvalue()


def _value(value: Any) -> Any:
    """What is not all there is, is hidden: its sum stands in columns of its own."""
    return "" if value is None else HIDDEN if isinstance(value, Sum | Mean) else value


def _sum(value: Any) -> tuple[Any, Any]:
    return (value, value.missing) if isinstance(value, Sum | Mean) else ("", "")


def safe(text: str) -> str:
    """No spreadsheet takes this for a formula (ASVS 1.2.10)."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\0") else text
