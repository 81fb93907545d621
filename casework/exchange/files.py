"""Reading CSV files: UTF-8, comma, header row. Whatever is wrong with a file is said in one clear sentence."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casework.exchange.layout import FILES, REFERRALS, File
from casework.exchange.outcomes import Outcome, say
from foundation.refusals import Refusal

OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


class NoFolder(Refusal):
    """There is no such folder. `folder`."""


@dataclass(slots=True)
class Line:
    """One row of a file: the line it begins on (header = 1) and its values by column, trimmed."""

    file: File
    number: int
    values: dict[str, str]


class UnusableFileError(Exception):
    """A file that cannot be read at all. `why` names a sentence of labels.toml."""

    def __init__(self, why: str, row: int = 1, **facts: object) -> None:
        super().__init__(why)
        self.why, self.row, self.facts = why, row, facts


def read(folder: Path, outcome: Outcome) -> dict[str, list[Line]]:
    """The rows of every file of the format in a folder, by kind. Unusable files are refused in `outcome`."""
    if not folder.is_dir():
        raise NoFolder(folder=str(folder))
    found: dict[str, list[Line]] = {}
    for file in FILES:
        path = folder / file.name
        found[file.kind] = []
        if not path.is_file():
            if file is REFERRALS:
                outcome.refuse(file.name, 1, "", "no_file")
            continue
        try:
            found[file.kind] = list(_lines(path, file, outcome))
        except UnusableFileError as unusable:
            outcome.refuse(file.name, unusable.row, "", unusable.why, **unusable.facts)
    names = {file.name for file in FILES}
    strange = sorted(path.name for path in folder.iterdir() if path.name not in names)
    outcome.ignored += [say("ignored_file", name=name) for name in strange]
    return found


def _lines(path: Path, file: File, outcome: Outcome) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    try:
        columns = _header(next(reader, []), file, outcome)
        number = reader.line_num + 1
        for values in reader:
            if any(values[len(columns) :]):
                outcome.refuse(file.name, number, "", "too_many_values", values=len(values), columns=len(columns))
            elif any(values):
                yield Line(file, number, _values(columns, values))
            number = reader.line_num + 1
    except csv.Error as error:
        raise UnusableFileError("not_csv", row=max(reader.line_num, 1)) from error


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith(OTHER_ENCODINGS):
        raise UnusableFileError("not_utf8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError("not_utf8", row=raw[: error.start].count(b"\n") + 1) from error


def _header(names: list[str], file: File, outcome: Outcome) -> list[str]:
    """The columns, lower case; "" for those that are not ours."""
    columns = [name.strip().lower() for name in names]
    if len(columns) == 1 and ";" in columns[0]:
        raise UnusableFileError("semicolons")
    if len(columns) == 1 and "\t" in columns[0]:
        raise UnusableFileError("tabs")
    missing = [name for name in file.columns if name not in columns]
    if missing:
        raise UnusableFileError("no_column", columns=", ".join(missing))
    ours = {*file.columns, *file.optional}
    twice = sorted({name for name in columns if name in ours and columns.count(name) > 1})
    if twice:
        raise UnusableFileError("column_twice", columns=", ".join(twice))
    strange = sorted({name for name in columns if name not in ours})
    outcome.ignored += [say("ignored_column", name=name, file=file.name) for name in strange]
    return [name if name in ours else "" for name in columns]


def _values(columns: list[str], values: list[str]) -> dict[str, str]:
    found = {name: "" for name in columns if name}
    found.update((name, value.strip()) for name, value in zip(columns, values, strict=False) if name)
    return found
