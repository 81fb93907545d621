"""Spreadsheets: .csv in any common encoding and separator, and .xlsx, with whatever headers a municipality uses."""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from social_map.text import fold

_SEPARATORS = ",;\t|"
_MOMENT = re.compile(
    r"(?P<day>[a-z]+)?\s*(?P<start>\d{1,2}[:.u]\d{2})?(?:\s*(?:-|–|tot|t/m)\s*(?P<end>\d{1,2}[:.u]\d{2}))?\s*(?P<rest>.*)"
)


def read_csv(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Rows by line number, the header being 1. ValueError when no column is recognised as a name."""
    raw = path.read_bytes()
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("binary")
    text = _decode(raw)
    separator = max(_SEPARATORS, key=text.split("\n", 1)[0].count)
    yield from _rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def read_xlsx(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Rows of the first sheet that has a recognised header; row numbers as the spreadsheet shows them."""
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except Exception as wrong:  # the reader is written in Rust and raises kinds of its own
        raise ValueError("not a workbook") from wrong
    for cells in sheets:
        if cells and "title" in columns([str(cell) for cell in cells[0]]).values():
            yield from _rows([[_cell(value) for value in row] for row in cells])
            return
    raise ValueError("no sheet with a header")


def columns(header: Sequence[str]) -> dict[int, str]:
    """Which column holds which field; each field once, the first column that fits."""
    found: dict[int, str] = {}
    for position, name in enumerate(header):
        field = _field(name)
        if field is not None and field not in found.values():
            found[position] = field
    return found


def _field(name: str) -> str | None:
    """The field of a header, as it stands or by one of its parts: `Plaats/gemeente`, `Naam (activiteit)`."""
    parts = (name, *re.split(r"[/(),;:|]| of | en ", name))
    return next((field for part in reversed(parts) if (field := _headers().get(_plain(part)))), None)


def _rows(lines: Iterable[Sequence[str]]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    reading = iter(lines)
    header = next(reading, [])
    known = columns(header)
    if "title" not in known.values():
        raise ValueError("no column with a name")
    for number, cells in enumerate(reading, start=2):
        if any(str(cell).strip() for cell in cells):
            yield number, _record(header, known, cells)


def _record(header: Sequence[str], known: dict[int, str], cells: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for position, cell in enumerate(cells):
        text = unescape(str(cell)).strip()
        if text and position < len(header):
            row[known.get(position, header[position])] = text
    _join_street(row)
    _join_schedule(row)
    if "capacity_status" in row:
        row["capacity_status"] = _capacity(row["capacity_status"])
    if "id" not in row and "title" in row:
        row["id"] = re.sub(r"\W+", "-", fold(f"{row['title']} {row.get('organisation', '')}")).strip("-")
    return row


def _join_street(row: dict[str, Any]) -> None:
    number = row.pop("house_number", None)
    if number and row.get("street"):
        row["street"] = f"{row['street']} {number}"


def _join_schedule(row: dict[str, Any]) -> None:
    """One cell with everything ("di 10:00-12:00 wekelijks; do …") or separate columns for day, begin and end."""
    parts = {name: row.pop(name, None) for name in ("schedule", "day", "time", "start", "end", "frequency")}
    if parts["schedule"]:
        row["schedule"] = [_moment(text) for text in re.split(r"\s*[;\n]\s*", parts["schedule"]) if text]
        return
    if not any(parts.values()):
        return
    span = _moment(f"{parts['time'] or ''}")
    row["schedule"] = [
        {
            "day": day,
            "start": parts["start"] or span.get("start"),
            "end": parts["end"] or span.get("end"),
            "frequency": parts["frequency"] or span.get("frequency"),
        }
        for day in _days(parts["day"]) or [span.get("day")]
    ]


def _days(text: str | None) -> list[str | None]:
    names = _day_names()
    return [
        names.get(word, word) for word in re.split(r"[\s,;/&+]+(?:en\s+)?", fold(text or "")) if word and word != "en"
    ]


def _moment(text: str) -> dict[str, Any]:
    found = _MOMENT.fullmatch(fold(text).strip())
    if found is None:
        return {"day": text}
    facts = found.groupdict()
    names = _day_names()
    day = facts["day"]
    frequency = facts["rest"].strip() or None
    if day is not None and day not in names and frequency is None and facts["start"] is None:
        day, frequency = None, day
    return {
        "day": names.get(day, day) if day else None,
        "start": facts["start"],
        "end": facts["end"],
        "frequency": frequency,
    }


def write_moment(row: dict[str, Any]) -> str:
    """A schedule row as one cell reads it back: "di 10:00-12:00 wekelijks"."""
    clock = "-".join(part for part in (row.get("start"), row.get("end")) if part)
    return " ".join(part for part in (row.get("day"), clock, row.get("frequency")) if part)


def escape(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before = + - @ and control characters."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") or text[:2] in ("'=", "'+", "'-", "'@") else text


def unescape(text: str) -> str:
    """The cell as it was before `escape`."""
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@", "'\t", "'\r", "''") else text


def _cell(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def _capacity(text: str) -> str:
    words = {fold(w.strip()): code for code, names in _table()["capacity"].items() for w in names.split(",")}
    return str(words.get(fold(text), text))


def _decode(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252")


def _plain(header: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(header)).split())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("social_map.exchange") / "headers.toml").read_text(encoding="utf-8"))


@cache
def _headers() -> dict[str, str]:
    table = _table()
    return {
        _plain(name): field for field, names in table.items() if isinstance(names, str) for name in names.split(",")
    }


@cache
def _day_names() -> dict[str, str]:
    return {name.strip(): code for code, names in _table()["days"].items() for name in names.split(",")}
