"""Tables per organisation, neighbourhood, practice or variant as data: one document, or a line for each figure."""

import csv
import io
import json
from collections.abc import Sequence

from monitoring.breakdowns import FIGURES, Breakdown, Row
from monitoring.formats.document import as_document
from monitoring.formats.table import safe

_COLUMNS = (
    "period", "from", "until", "municipality", "organisation", "status", "invented", "by", "row", "figure", "value",
    "audience",
)  # fmt: skip
_OF_ALL = ("period", "from", "until", "as_of", "definitions", "suppression", "audience")
_OF_EACH = ("scope", "status", "invented")


def as_json(tables: Sequence[Breakdown]) -> str:
    """One document: what holds for all tables, and each with its rows and totals."""
    documents = [as_document(each.report) for each in tables]
    each = [
        {
            **{key: document[key] for key in _OF_EACH if key in document},
            "erased": table.erased,
            "rows": [{"name": row.name, "one_coach": row.alone, **row.figures} for row in table.rows],
            "total": dict(table.total),
        }
        for table, document in zip(tables, documents, strict=True)
    ]
    found = {**{key: documents[0][key] for key in _OF_ALL}, "by": tables[0].by, "tables": each}
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_csv(tables: Sequence[Breakdown]) -> str:
    """A line for every figure of every row; the total of the municipality is the row without a name."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for table in tables:
        document, scope = as_document(table.report), table.report.scope
        where = safe(scope.municipality or ""), safe(scope.organisation or "")
        start = (*(document[key] for key in ("period", "from", "until")), *where, document["status"])
        for row in (*table.rows, Row("", table.total)):
            for key in FIGURES:
                invented = "yes" if scope.invented else "no"
                value = "" if row.figures[key] is None else row.figures[key]
                writer.writerow((*start, invented, table.by, safe(row.name), key, value, document["audience"]))
    return lines.getvalue()
