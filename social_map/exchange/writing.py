"""The map as a file: JSON lines, .csv, .xlsx. Formulas are made harmless; importing it again changes nothing."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from foundation.refusals import Refusal
from foundation.words import labels
from social_map.exchange.cells import moments
from social_map.exchange.files.formulas import escape
from social_map.exchange.hsds import packing
from social_map.exchange.hsds import writing as hsds
from social_map.exchange.records import FIELDS


class FormatUnknown(Refusal):
    """No file of this kind can be written."""


class FolderMissing(Refusal):
    """The folder for the file is not there."""


class FileNotWritten(Refusal):
    """The disk is full, or this place may not be written to."""


def write(path: Path, records: Iterable[Mapping[str, Any]]) -> int:
    """Write records to a file whose extension says how. Returns how many.

    `FormatUnknown` for any other extension, `FolderMissing`, `FileNotWritten`.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise FormatUnknown(extension=path.suffix or path.name, known=" ".join(_WRITERS))
    kept = list(records)
    if not path.parent.is_dir():
        raise FolderMissing(folder=str(path.parent))
    try:
        writer(path, kept)
    except OSError as wrong:
        raise FileNotWritten(name=str(path)) from wrong
    return len(kept)


def _jsonl(path: Path, records: list[Mapping[str, Any]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _header(records: list[Mapping[str, Any]]) -> list[str]:
    extra = {name: None for record in records for name in record if name not in FIELDS}
    return [*FIELDS, *extra]


def _cells(record: Mapping[str, Any], header: list[str]) -> list[str]:
    return [escape(_cell(name, record.get(name))) for name in header]


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "schedule":
        return "; ".join(moments.write(row) for row in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "; ".join(map(str, value)) + (";" if len(value) == 1 and "," in value[0] else "")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _csv(path: Path, records: list[Mapping[str, Any]]) -> None:
    header = _header(records)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(map(escape, header))
        out.writerows(_cells(record, header) for record in records)


def _xlsx(path: Path, records: list[Mapping[str, Any]]) -> None:
    header = _header(records)
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(labels("social_map")["export"]["sheet"])
    for row, cells in enumerate([list(map(escape, header)), *(_cells(record, header) for record in records)]):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(row, column, text)
    sheet.freeze_panes(1, 0)
    try:
        book.close()
    except FileCreateError as wrong:
        raise OSError(str(path)) from wrong


_WRITERS: dict[str, Callable[[Path, list[Mapping[str, Any]]], None]] = {
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": hsds.write_json,
    ".ndjson": hsds.write_lines,
    ".zip": packing.write,
}
