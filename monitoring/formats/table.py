"""The report as CSV: a line for every number, with its definition's version, for whoever calculates further."""

import csv
import io

from monitoring.formats.document import as_document
from monitoring.formats.rows import rows_of
from monitoring.reports import Report

_COLUMNS = (
    "period", "from", "until", "municipality", "status", "definitions", "invented",
    "indicator", "number", "code", "name", "value", "unit", "audience", "version", "organisation",
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
                document["period"], document["from"], document["until"], _safe(report.scope.municipality or ""),
                report.status, report.definitions, "yes" if report.scope.invented else "no",
                row.key, row.field, _safe(row.code), row.name, "" if row.value is None else row.value, row.unit,
                document["audience"], report.version, _safe(report.scope.organisation or ""),
            )
        )  # fmt: skip
    return lines.getvalue()


def _safe(text: str) -> str:
    """No spreadsheet takes this for a formula (ASVS 1.2.10)."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\0") else text
