"""Many print-outs out of one CSV file: practice, municipality, from_on, until_on, rule, number [, source]."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from foundation.people import municipalities, organisations
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from monitoring import printouts

COLUMNS = ("practice", "municipality", "from_on", "until_on", "rule", "number")
LARGEST = 1_000_000  # bytes


class PrintoutFileRefused(Refusal):
    """Something in it cannot be used, so nothing was kept. `rows`: the numbers of the lines (the header is 1)."""


class PrintoutFileUnread(Refusal):
    """No such file, or not a CSV file in UTF-8 with the columns it should have. `columns`."""


def put_all(store: Store, who: Who, path: Path, *, now: datetime) -> int:
    """Keep every row and say how many; one that cannot be used and nothing is kept. Dates are ISO dates."""
    wrong, rows = [], _rows(path)
    for line, row in enumerate(rows, 2):
        try:
            _put(store, who, row, now)
        except (Refusal, ValueError):
            wrong.append(line)
    if wrong or not rows:
        raise PrintoutFileRefused(rows=wrong)
    return len(rows)


def _rows(path: Path) -> list[Mapping[str, str]]:
    try:
        if path.stat().st_size > LARGEST:
            raise PrintoutFileUnread(columns=COLUMNS)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as unread:
        raise PrintoutFileUnread(columns=COLUMNS) from unread
    found = csv.DictReader(text.splitlines(), restval="")
    try:
        if set(COLUMNS) <= set(found.fieldnames or ()):
            return list(found)
    except csv.Error as broken:  # a field without an end
        raise PrintoutFileUnread(columns=COLUMNS) from broken
    raise PrintoutFileUnread(columns=COLUMNS)


def _put(store: Store, who: Who, row: Mapping[str, str], now: datetime) -> None:
    here = municipalities.named(store, row["municipality"])
    practice = organisations.named(store, row["practice"], kind="practice")
    printouts.put(
        store, who, practice, here.id, from_on=date.fromisoformat(row["from_on"]),
        until_on=date.fromisoformat(row["until_on"]), rule=row["rule"], number=int(row["number"]),
        source=row.get("source") or "anders", now=now,
    )  # fmt: skip
