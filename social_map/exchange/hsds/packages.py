"""The CSV package of HSDS: a zip with a file for each table and a description of them (Tabular Data Package)."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from social_map.exchange import archives
from social_map.exchange.encodings import decode
from social_map.exchange.formulas import escape, unescape
from social_map.exchange.hsds import linking, services, taking
from social_map.exchange.hsds.attributes import TAXONOMIES, Thing, each, taxonomy_of, with_term
from social_map.exchange.records import RowRefused
from social_map.exchange.unusable import Unusable

_SAME_TIME = (1980, 1, 1, 0, 0, 0)  # the same map gives the same file
_MOST_BYTES = 150_000_000
Cells = list[Any]
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


def write(path: Path, kept: Iterable[Mapping[str, Any]]) -> None:
    """Write the package. Texts that a spreadsheet would take for a formula get an apostrophe; `read` takes it off."""
    tables: dict[str, dict[str, Cells]] = {name: {} for name, rules in linking.layout().items() if "columns" in rules}
    for record in kept:
        _flatten("services", services.document(record), tables)
    for taxonomy in TAXONOMIES:
        _flatten("taxonomies", taxonomy_of(taxonomy), tables)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "datapackage.json", json.dumps(_description(), indent=1))
        for name, rows in tables.items():
            _add(archive, f"{name}.csv", _csv(name, rows.values()))


def _flatten(name: str, thing: Thing, tables: dict[str, dict[str, Cells]]) -> None:
    """Put a thing, and everything in it, in its table; once, for places and terms are shared."""
    thing = with_term(thing) if name == "attributes" else thing
    if thing["id"] in tables[name]:
        return
    tables[name][thing["id"]] = [_cell(thing.get(column)) for column in linking.layout()[name]["columns"]]
    for table, field in linking.nested(name):
        for other in each(thing, field):
            _flatten(table, other, tables)
    for table, field in linking.held(name):
        if field in thing:
            _flatten(table, thing[field], tables)


def _csv(name: str, rows: Iterable[Cells]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(linking.layout()[name]["columns"])
    writer.writerows(rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return escape(value) if isinstance(value, str) else "" if value is None else value


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _SAME_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.encode("utf-8"))


def _description() -> Thing:
    return {
        "profile": "tabular-data-package",
        "name": "wegwijs-hsds",
        "version": "3.1",
        "resources": [_resource(name, rules) for name, rules in linking.layout().items() if "columns" in rules],
    }


def _resource(name: str, rules: Mapping[str, Any]) -> Thing:
    numbers, required = rules.get("numbers", ()), rules["required"]
    fields = [
        {
            "name": column,
            "type": "number" if column in numbers else "string",
            "constraints": {"required": column in required, "unique": column == "id"},
        }
        for column in rules["columns"]
    ]
    links = [
        {"fields": column, "reference": {"resource": target, "fields": "id"}}
        for column, target in rules.get("links", {}).items()
        if column in rules["columns"] and target != "*"
    ]
    schema = {"primaryKey": "id", "fields": fields} | ({"foreignKeys": links} if links else {})
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": schema,
    }
