"""The cells of a spreadsheet as text, read by a process of its own that has little memory and little time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from social_map.exchange import confined
from social_map.exchange.files import csv_cells, kinds, xlsx_cells
from social_map.exchange.files.formulas import unescape
from social_map.exchange.files.unusable import FileUnreadable, Unusable

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm")
_INSIDE = "casework.exchange.sheets.inside"


@dataclass(slots=True)
class Sheet:
    """A sheet by its name (of a CSV file: that of the file). Row 1 is the first of `rows`; cells are text."""

    name: str
    rows: list[list[str]] = field(default_factory=list)


def read(path: Path, *, progress: Callable[[int], None] = lambda _rows: None) -> list[Sheet]:
    """Every sheet with anything on it. `progress` hears how many rows there are so far. `FileUnreadable`."""
    found: list[Sheet] = []
    rows = 0
    for answer in confined.answers(path, {}, module=_INSIDE):
        if "sheet" in answer:
            found.append(Sheet(answer["sheet"]))
        elif "cells" in answer:
            found[-1].rows.append(answer["cells"])
            rows += 1
            progress(rows)
        elif answer["why"]:
            raise FileUnreadable(name=path.name, why=answer["why"])
    if not found:
        raise FileUnreadable(name=path.name, why="empty")
    return found


def sheets(path: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """What that process reads: the name and the rows of each sheet. `Unusable`."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Unusable("unreadable")
    kinds.check(path)
    if suffix in _WORKBOOKS:
        for name, rows in xlsx_cells.named(path):
            yield name, iter(rows)
    else:
        yield path.name, ([unescape(cell) for cell in row] for row in csv_cells.read(path))
