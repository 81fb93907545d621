"""Several reports as one file: a table, a workbook with a column for each, or a list of documents."""

import json
from collections.abc import Sequence

from monitoring.formats import Beside
from monitoring.formats.document import as_document
from monitoring.formats.reading import readings
from monitoring.formats.table import as_csv
from monitoring.reports import Report


def as_file(reports: Sequence[Report], form: str, beside: Beside) -> bytes:
    """The reports, oldest first, as `csv`, `json` or `xlsx`: each number as the report of its own period shows it."""
    if form == "csv":
        tables = [as_csv(report).splitlines(keepends=True) for report in reports]
        return "".join([*tables[0][:1], *(line for table in tables for line in table[1:])]).encode()
    if form == "json":
        return (json.dumps({"series": [as_document(report) for report in reports]}, ensure_ascii=False) + "\n").encode()
    from monitoring.formats.workbook import as_xlsx

    return as_xlsx(readings(reports, beside.left_out), beside.tables, of_all=True)
