"""The map as HSDS 3.1: a list of services in JSON, or one on each line."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from social_map.exchange.hsds.services import document


def write_json(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """A JSON list of services."""
    with path.open("w", encoding="utf-8") as file:
        before = "["
        for record in records:
            file.write(f"{before}\n{json.dumps(document(record), ensure_ascii=False, indent=1)}")
            before = ","
        file.write("\n]\n" if before == "," else "[]\n")


def write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """A service on each line."""
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(f"{json.dumps(document(record), ensure_ascii=False)}\n")
