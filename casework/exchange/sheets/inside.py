"""`python -m casework.exchange.sheets.inside FILE`: the process that reads a spreadsheet (`confined`).

The answer on stdout is JSON lines: the name of each sheet, its rows, and at last why it stopped ("" is the end).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from casework.exchange.sheets import cells
from social_map.exchange import limits
from social_map.exchange.files.unusable import Unusable

MOST_ROWS = 200_000


def main(path: Path, out: TextIO) -> None:
    """Read the file within the limits."""
    limits.apply(path.stat().st_size if path.is_file() else 0)
    try:
        out.writelines(json.dumps(each) + "\n" for each in _answers(path))
        why = ""
    except Unusable as wrong:
        why = wrong.why
    except MemoryError:
        why = "too_big"
    except Exception:  # noqa: BLE001  whatever a hostile file brings about, the answer is one sentence
        why = "unreadable"
    out.write(json.dumps({"why": why}) + "\n")


def _answers(path: Path) -> Iterator[dict[str, Any]]:
    number = 0
    for name, rows in cells.sheets(path):
        yield {"sheet": name}
        for row in rows:
            number += 1
            if number > MOST_ROWS:
                raise Unusable("too_many")
            yield {"cells": row}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdout)
