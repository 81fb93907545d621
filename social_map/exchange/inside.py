"""`python -m social_map.exchange.inside FILE SAID`: the process in which a file of others is read (`confined`).

SAID is what an editor said of the columns, as JSON. The answer on stdout is JSON lines: the columns, one line for
each row, and at last why it stopped ("" is the end of the file).
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from social_map.exchange import limits, reading
from social_map.exchange.files.unusable import Unusable
from social_map.exchange.reading import Row
from social_map.exchange.records import RowRefused

MOST_ROWS = 200_000
MOST_CHARACTERS = 400_000
DEEPEST = 24
_TOO_DEEP = RowRefused("row", "too_deep")
_TOO_LARGE = RowRefused("row", "too_large")
_NO_TEXT = RowRefused("row", "not_json")


def main(path: Path, said: dict[str, str], out: TextIO) -> None:
    """Read the file within the limits."""
    limits.apply(_size(path))
    read(path, said, out)


def read(path: Path, said: dict[str, str], out: TextIO) -> None:
    """Write down what is in the file, and why not all of it."""
    try:
        found = reading.open_file(path, said)
        _tell(out, {"columns": [(each.header, each.field, each.how, each.sample[:200]) for each in found.columns]})
        out.writelines(_lines(found.rows))
        _tell(out, {"why": ""})
    except Unusable as wrong:
        _tell(out, {"why": wrong.why})
    except MemoryError:
        _tell(out, {"why": "too_big"})
    except RecursionError:
        _tell(out, {"why": "too_deep"})
    except Exception:  # noqa: BLE001  whatever a hostile file brings about, the answer is one sentence
        _tell(out, {"why": "unreadable"})


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _tell(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line) + "\n")


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for number, (at, row) in enumerate(rows):
        if number >= MOST_ROWS:
            raise Unusable("too_many")
        yield _line(at, row)


def _line(at: int, row: dict[str, Any] | RowRefused | None) -> str:
    if isinstance(row, dict) and _depth(row, DEEPEST) < 0:
        row = _TOO_DEEP
    if isinstance(row, RowRefused):
        return json.dumps({"row": at, "refused": [row.field, row.why]}) + "\n"
    try:
        line = json.dumps({"row": at, "facts": row}, allow_nan=False) + "\n"
    except (ValueError, TypeError):
        return _line(at, _NO_TEXT)
    return line if len(line) <= MOST_CHARACTERS else _line(at, _TOO_LARGE)


def _depth(value: Any, left: int) -> int:
    """How many levels are left below the deepest of this value; negative when it goes deeper than allowed."""
    if left < 0 or not isinstance(value, dict | list):
        return left
    below = value.values() if isinstance(value, dict) else value
    return min((_depth(each, left - 1) for each in below), default=left)


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]), sys.stdout)
