"""Writing the CSV package of HSDS: a zip with a file for each table, and a description of them."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from social_map.exchange.files.formulas import escape
from social_map.exchange.hsds import linking, services
from social_map.exchange.hsds.attributes import Thing, each
from social_map.exchange.hsds.terms import TAXONOMIES, taxonomy_of, with_term

_SAME_TIME = (1980, 1, 1, 0, 0, 0)  # the same map gives the same file
Cells = list[Any]


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
