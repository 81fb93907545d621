"""From a file to rows: the format is recognised by its name and first bytes; one file, many rows, one refusal each."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from foundation.refusals import Refusal
from social_map.exchange.records import RowRefused
from social_map.exchange.tables import read_csv, read_xlsx

Row = tuple[int, dict[str, Any] | RowRefused | None]
MOST_BYTES = 200_000_000


class FileUnreadable(Refusal):
    """Not a file that any of our readers understands."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file with their numbers; None for one that is no row at all, `RowRefused` for one of no use.

    `FileUnreadable` for the whole.
    """
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise FileUnreadable(name=path.name)
    reader = _READERS.get(path.suffix.lower(), read_json)
    try:
        yield from reader(path)
    except (UnicodeDecodeError, ValueError, OSError) as wrong:
        raise FileUnreadable(name=path.name) from wrong


def read_json(path: Path) -> Iterator[Row]:
    """JSON lines, or a JSON list of the same objects."""
    text = path.read_text(encoding="utf-8-sig")
    if "\x00" in text:
        raise ValueError("binary")
    if text.lstrip().startswith("["):
        for number, value in enumerate(json.loads(text), start=1):
            yield number, value if isinstance(value, dict) else None
        return
    readable = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            row = _line(line)
            readable += row is not None
            yield number, row
    if not readable and text.strip():
        raise ValueError("no line of it is an object")


def _line(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".xlsx": read_xlsx,
}
