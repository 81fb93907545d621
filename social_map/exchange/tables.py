"""Spreadsheets as municipalities keep them: titles above the header, columns in any order, cells as people write."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from foundation.words import label
from social_map.exchange.cells import columns, moments, values
from social_map.exchange.cells.columns import NOTHING, Column
from social_map.exchange.files import csv_cells, xlsx_cells
from social_map.exchange.files.formulas import unescape
from social_map.exchange.files.unusable import Unusable
from social_map.exchange.records import FIELDS, LONGEST
from social_map.text import fold

Record = tuple[int, dict[str, Any]]
LOOK_FOR_HEADER = 30
_SAMPLE = 200
_KNOWN_BY = ("title", "organisation")
_AND_BY = ("venue", "street", "neighbourhood", "municipality")


@dataclass(frozen=True)
class Table:
    """A list with its columns as they were understood."""

    columns: Sequence[Column]
    rows: Iterable[Record]


def read_csv(path: Path, said: Mapping[str, str] | None = None) -> Table:
    """A table of text. Rows count from 1 as a spreadsheet program shows them. `Unusable` for what is none."""
    return _table(csv_cells.read(path), said or {})


def read_xlsx(path: Path, said: Mapping[str, str] | None = None) -> Table:
    """The first sheet of a workbook that has a recognised header. `Unusable` when none has."""
    wrong: Unusable | None = None
    for sheet in xlsx_cells.read(path):
        try:
            return _table(iter(sheet), said or {})
        except Unusable as refused:
            wrong = wrong or refused
    raise wrong or Unusable("empty")


def _table(cells: Iterator[Sequence[str]], said: Mapping[str, str]) -> Table:
    head = [[unescape(cell) for cell in row] for row in islice(cells, LOOK_FOR_HEADER + _SAMPLE)]
    if not any(cell.strip() for row in head for cell in row):
        raise Unusable("empty")
    at = _header(head, said)
    known = columns.recognise(_whole(head[at], head[at + 1 :]), head[at + 1 :], said)
    if "title" not in {column.field for column in known}:
        raise Unusable("no_title")
    rest = ([unescape(cell) for cell in row] for row in cells)
    body = (row for part in (head[at + 1 :], rest) for row in part)
    return Table(known, _rows(body, head[at], known, first=at + 2))


def _header(head: Sequence[Sequence[str]], said: Mapping[str, str]) -> int:
    """The row that names most columns; titles and remarks may stand above it."""
    given = {columns.plain(name) for name in said}

    def named(row: Sequence[str]) -> int:
        fields = {
            columns.named(cell) or (cell if columns.plain(cell) in given else None) for cell in row if cell.strip()
        }
        return len(fields - {None})

    at = max(range(min(len(head), LOOK_FOR_HEADER)), key=lambda number: (named(head[number]), -number))
    if not named(head[at]):
        raise Unusable("no_header")
    return at


def _whole(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The header as wide as the widest row; a column that has cells and no name is called by its letter."""
    wide = [*header, *[""] * (max((len(row) for row in rows), default=0) - len(header))]
    nameless = label("social_map", "import.nameless")
    filled = {position for row in rows for position, cell in enumerate(row) if cell.strip()}
    return [
        nameless.format(letter=_letter(position)) if not name.strip() and position in filled else name
        for position, name in enumerate(wide)
    ]


def _letter(position: int) -> str:
    """A, B, … Z, AA, as spreadsheet programs name their columns."""
    before, last = divmod(position, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def _rows(
    body: Iterable[Sequence[str]], header: Sequence[str], known: Sequence[Column], first: int
) -> Iterator[Record]:
    ours = set(FIELDS) <= {cell.strip() for cell in header}
    keys: set[str] = set()
    for number, cells in enumerate(body, start=first):
        if any(cell.strip() for cell in cells) and list(cells) != list(header):
            row = _record(known, cells, ours=ours)
            yield number, row if row.get("id") else {**row, "id": _key(row, keys) if row.get("title") else str(number)}


def _record(known: Sequence[Column], cells: Sequence[str], *, ours: bool) -> dict[str, Any]:
    found: dict[str, str] = {}
    extra: dict[str, str] = {}
    headers: dict[str, str] = {}
    for position, column in enumerate(known):
        headers.setdefault(column.field, column.header)
        text = cells[position].strip() if position < len(cells) else ""
        if not text or column.field == NOTHING:
            continue
        if column.field:
            found[column.field] = f"{found[column.field]} {text}" if column.field in found else text
        elif column.header:
            extra[column.header] = text
    return (values.read_ours if ours else values.read)(values.Cells(found, headers, extra))


def _key(row: Mapping[str, Any], taken: set[str]) -> str:
    """A list without numbers: a row is known by its name and organisation, a second one also by place and time."""
    key = _joined(row.get(name) for name in _KNOWN_BY)
    if key in taken:
        times = [moments.write(each) for each in row.get("schedule") or ()]
        key = _joined([key, *(row.get(name) for name in _AND_BY), *times])
    taken.add(key)
    return key


def _joined(parts: Iterable[Any]) -> str:
    return re.sub(r"\W+", "-", fold(" ".join(str(part or "") for part in parts))).strip("-")[: LONGEST["id"]]
