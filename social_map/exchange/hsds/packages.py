"""Reading the CSV package of HSDS (a Tabular Data Package): a zip with a file for each table."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from social_map.exchange.files import archives
from social_map.exchange.files.encodings import decode
from social_map.exchange.files.formulas import unescape
from social_map.exchange.files.unusable import Unusable
from social_map.exchange.hsds import linking, taking
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.records import RowRefused

_MOST_BYTES = 150_000_000
Row = tuple[int, dict[str, Any] | RowRefused | None]


def read(path: Path) -> Iterator[Row]:
    """The services of a package; row numbers are lines of services.csv, or of the table named in the field."""
    with archives.inspect(path) as archive:
        files = {PurePosixPath(name).name.lower(): name for name in archive.namelist()}
        found = {table: files[f"{table}.csv"] for table in linking.layout() if f"{table}.csv" in files}
        if "services" not in found:
            raise Unusable("not_hsds")
        try:
            tables = {table: list(_lines(archive, name)) for table, name in found.items()}
        except (zipfile.BadZipFile, zlib.error, csv.Error, OSError, EOFError, NotImplementedError) as wrong:
            raise Unusable("damaged") from wrong
    yield from records(tables)


def records(tables: linking.Tables) -> Iterator[Row]:
    """The rows that these tables mean."""
    for number, found in linking.joined(tables):
        yield number, found if isinstance(found, RowRefused) else _record(found)


def _record(service: Thing) -> dict[str, Any] | RowRefused:
    try:
        return taking.record(service)
    except RowRefused as refusal:
        return refusal


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[linking.Line]:
    with archive.open(name) as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise Unusable("bomb")
    reading = csv.DictReader(io.StringIO(decode(raw), newline=""))
    for row in reading:
        number = reading.line_num - sum((cell or "").count("\n") for cell in row.values() if isinstance(cell, str))
        yield number, {name: unescape(cell) for name, cell in row.items() if name and isinstance(cell, str) and cell}
