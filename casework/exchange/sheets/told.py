"""What was understood of a spreadsheet, as plain values: for who reads it, and for `--json`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from casework.exchange.outcomes import Outcome, Remark
from casework.exchange.sheets import importing, meanings, vocabulary
from casework.exchange.sheets.columns import Column
from casework.exchange.sheets.translating import Translation, unread
from casework.exchange.sheets.vocabulary import LISTS
from foundation.words import label

NOT_READ = ("identifying", "free", "unknown", "left_out")
SHOWN_ROWS = 8


def facts(found: Translation, outcome: Outcome) -> dict[str, Any]:
    """Sheets with their columns, what is not read, what words mean, what was assumed, and what is refused."""
    return {
        "sheets": [
            {"name": table.name, "rows": found.rows[table.name], "columns": list(map(_column, _read(table.columns)))}
            for table in found.tables
        ],
        "tables": _tables(found),
        "others": found.others,
        "not_read": {how: unread(found.tables, how) for how in NOT_READ},
        "meanings": _meanings(found),
        "ages": sorted(Counter(line.values["age_band"] for line in found.lines.of["preferences"]).items()),
        "born": any("birth" in table.fields for table in found.tables),
        "assumed": [(label("casework", f"sheet.assumed.{why}"), n) for why, n in found.findings.assumed.items()],
        "totals": [{"sheet": sheet, "row": row} for sheet, row in found.findings.totals],
        "refused": grouped(outcome.refused),
        "warnings": grouped(outcome.warnings),
    }  # fmt: skip


def document(found: Translation, outcome: Outcome) -> dict[str, Any]:
    """The document of `--json`: that of any import, and what was understood."""
    told = facts(found, outcome)
    counts = {
        f"{year}-Q{quarter}": dict(count) for (year, quarter), count in importing.by_quarter(found).items()
    }  # fmt: skip
    mine = {name: told[name] for name in ("sheets", "others", "not_read", "meanings", "ages", "assumed", "totals")}
    return outcome.as_json() | mine | {"in_the_file": counts}


def _tables(found: Translation) -> list[dict[str, Any]]:
    """Sheets with the same columns together: a sheet a year says so once."""
    names: dict[tuple[Column, ...], list[str]] = defaultdict(list)
    for table in found.tables:
        names[tuple(_read(table.columns))].append(table.name)
    return [
        {"names": sheets, "rows": sum(found.rows[name] for name in sheets), "columns": list(map(_column, columns))}
        for columns, sheets in names.items()
    ]


def grouped(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """The same thing said of many rows, once: its column, its sentence, and of each sheet the first rows."""
    places: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for remark in remarks:
        places[remark.field, remark.why][remark.file].append(remark.row)
    return [
        {
            "column": column, "why": why,
            "places": [
                {"sheet": sheet, "rows": some[:SHOWN_ROWS], "more": max(0, len(some) - SHOWN_ROWS)}
                for sheet, some in sheets.items()
            ],
        }
        for (column, why), sheets in places.items()
    ]  # fmt: skip


def _read(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if column.field]


def _column(column: Column) -> dict[str, str]:
    how = label("casework", f"sheet.how.{column.how}") if column.how != "twice" else ""
    return {"header": column.header, "field": column.field, "words": column.words, "how": how}


def _meanings(found: Translation) -> list[dict[str, Any]]:
    """Each word that became a code of another name: by field, the most frequent first."""
    told = []
    for (field, text, meaning), count in found.meanings.seen.most_common():
        if not field or meaning.code is None:
            continue
        name = meanings.names_of(LISTS.get(field, "category")).get(meaning.code, "–")
        if meanings.simplify(text) != meanings.simplify(name):
            how = label("casework", f"sheet.how.{meaning.how}")
            words = vocabulary.names()[field]
            told.append({"field": words, "text": text, "code": meaning.code, "name": name, "how": how, "count": count})
    return sorted(told, key=lambda each: str(each["field"]))
