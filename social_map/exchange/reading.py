"""From a file to rows: the format is recognised by its name and first bytes; one file, many rows, one refusal each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from social_map.exchange import documents
from social_map.exchange.cells.columns import Column
from social_map.exchange.files import kinds
from social_map.exchange.files.unusable import FileUnreadable, Unusable
from social_map.exchange.hsds import packages
from social_map.exchange.records import RowRefused
from social_map.exchange.tables import Table, read_csv, read_xlsx

Row = tuple[int, dict[str, Any] | RowRefused | None]


@dataclass(frozen=True)
class Reading:
    """What is in a file: its rows, and for a spreadsheet its columns as they were understood."""

    rows: Iterable[Row]
    columns: Sequence[Column] = ()


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file with their numbers; None for one that is no row at all, `RowRefused` for one of no use.

    `FileUnreadable` for the whole. `confined.read` does this in a process of its own.
    """
    try:
        yield from open_file(path).rows
    except Unusable as wrong:
        raise FileUnreadable(name=path.name, why=wrong.why) from wrong
    except (ValueError, OSError) as wrong:
        raise FileUnreadable(name=path.name, why="unreadable") from wrong


def open_file(path: Path, said: Mapping[str, str] | None = None) -> Reading:
    """Begin reading. `said`: what an editor said that the columns with these headers hold. `Unusable` otherwise."""
    kinds.check(path)
    suffix = path.suffix.lower()
    if table := _TABLES.get(suffix):
        found = table(path, said)
        return Reading(found.rows, found.columns)
    return Reading(_READERS.get(suffix, documents.read)(path))


_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    **dict.fromkeys((".json", ".ndjson", ".jsonl"), documents.read),
    ".zip": packages.read,
}
_TABLES: dict[str, Callable[[Path, Mapping[str, str] | None], Table]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
}
