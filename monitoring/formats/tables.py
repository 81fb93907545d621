"""Tables per organisation, neighbourhood, practice or variant: in words, for the chat and a terminal."""

import html
import re
from collections.abc import Sequence
from typing import Any

from foundation.words import label, say
from monitoring.breakdowns import Breakdown, Row
from monitoring.breakdowns.values import ITSELF, UNKNOWN
from monitoring.formats.speaking import code_name, field_name, figure, period_name
from monitoring.suppression import HIDDEN

_TAG = re.compile(r"</?[a-z][^>]*>")


def facts_of(table: Breakdown) -> dict[str, Any]:
    """What the words of a table are filled with; figures as they are said."""
    report = table.report
    return {
        "by": table.by,
        "title": label("monitoring", f"table.{table.by}"),
        "place": report.scope.name,
        "period": period_name(report.period),
        "status": label("monitoring", f"status.{report.status}"),
        "revised": report.revised is not None,
        "sign": figure(HIDDEN),
        "hides": any(value == HIDDEN for row in table.rows for value in row.figures.values()),
        "invented": report.scope.invented,
        "erased": table.erased,
        "rows": [
            {"name": row_name(table.by, row), "alone": row.alone, "figures": _said(table, row.figures)}
            for row in table.rows
        ],
        "only_row": len(table.rows) == 1 and table.rows[0].figures == table.total,
        "total": _said(table, table.total),
    }


def row_name(by: str, row: Row) -> str:
    """What a row of this table is called."""
    if row.name == UNKNOWN:
        return label("monitoring", "table.unknown")
    if by == "variant":
        return field_name("variants", "itself") if row.name == ITSELF else code_name("variants.by_variant", row.name)
    return row.name


def as_message(table: Breakdown, *, last: bool = True) -> str:
    """As HTML for the chat; the total stands below the last rows."""
    return say("monitoring", "report/table", table=facts_of(table), last=last)


def as_text(tables: Sequence[Breakdown]) -> str:
    """For a terminal, one after the other."""
    return html.unescape(_TAG.sub("", "\n\n".join(as_message(each) for each in tables)))


def _said(table: Breakdown, figures: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Key, name and value of what people read."""
    return [(key, label("monitoring", f"table.figure.{key}"), figure(figures[key])) for key in table.read]
