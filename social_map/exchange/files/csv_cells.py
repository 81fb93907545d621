"""The cells of a .csv file, whatever separates them."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from social_map.exchange.files.encodings import decode
from social_map.exchange.files.unusable import Unusable

SEPARATORS = ",;\t|"
MOST_COLUMNS = 500
MOST_ROWS = 200_000
MOST_IN_A_LINE = 1_000_000
_LOOK_AT = 200_000
_ROWS = 100
_DECLARED = "sep="


def read(path: Path) -> Iterator[list[str]]:
    """Rows of cells, empty lines too, so that a row's number is that of a spreadsheet program."""
    text = decode(path.read_bytes())
    if max(map(len, text.splitlines()), default=0) > MOST_IN_A_LINE:
        raise Unusable("long_line")
    declared = text[: len(_DECLARED)].lower() == _DECLARED
    separator = text[len(_DECLARED) : len(_DECLARED) + 1] if declared else _separator(text[:_LOOK_AT])
    if declared:
        yield []
        text = text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or ",")
    try:
        if text.count("\n") > MOST_ROWS and _many(text, separator or ","):
            raise Unusable("too_many")
        for cells in _until_open_quote(reader, text):
            if len(cells) > MOST_COLUMNS:
                raise Unusable("too_wide")
            yield cells
    except csv.Error as wrong:
        raise Unusable("open_quote") from wrong


def _many(text: str, separator: str) -> bool:
    """Whether there are too many rows; lines alone do not tell, for a cell may hold several."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return next(islice(reader, MOST_ROWS, None), None) is not None


def _until_open_quote(reader: Iterator[list[str]], text: str) -> Iterator[list[str]]:
    """A quote that is never closed swallows the rest of the file into one cell: then nothing of it can be trusted."""
    last: list[str] = []
    for cells in reader:
        yield cells
        last = cells
    if last and "\n" in last[-1].strip() and text.count('"') % 2:
        raise Unusable("open_quote")


def _separator(text: str) -> str:
    """What gives most rows the same number of cells, more than one."""
    return max(SEPARATORS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        widths = Counter(len(cells) for cells in islice(reader, _ROWS) if len(cells) > 1)
    except csv.Error:
        return 0, 0
    width, rows = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return rows, width
