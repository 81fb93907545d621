"""An older backup brings back who was erased since. A newer one knows their marks, and by those they go again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from casework import erased_since
from casework.erased_since import Again, Since
from dialogue import forgetting
from foundation.storage import Database
from wegwijs.copies import restoring
from wegwijs.copies.rows import Batch

_ASKED, _MERGED = "client.erase", "client.merge"  # verbs of the audit trail


def read(newer: Path, secret: bytes) -> Since:
    """Who is gone in this newer backup. The refusals of `restore` where it cannot be read."""
    restoring.check(newer, secret)
    houses: dict[int, str] = {}
    marks: defaultdict[int, set[str]] = defaultdict(set)
    about: dict[str, set[str]] = {_ASKED: set(), _MERGED: set()}
    for batch in restoring.batches(newer, secret):
        for row in _rows(batch):
            if batch.table == "organisation":
                houses[row["id"]] = row["public_id"]
            elif batch.table == "erased_key":
                marks[row["organisation_id"]].add(row["source_key"])
            elif batch.table == "audit_entry" and row["verb"] in about:
                about[row["verb"]].add(row["object_id"])
    return Since({houses[each]: found for each, found in marks.items()}, about[_ASKED], about[_MERGED])


def erase_again(url: str, since: Since, secret: bytes, *, now: datetime) -> Again:
    """Take them out of the database at this URL, with their traces in the chat. All of them, or nobody."""
    database = Database(url)
    try:
        with database.writing() as store:
            again = erased_since.erase_again(store, since, secret=secret, now=now)
            for gone in again.gone:
                forgetting.forget(store, gone, now=now)
            return again
    finally:
        database.close()


def _rows(batch: Batch) -> Iterator[Mapping[str, Any]]:
    if batch.table in {"organisation", "erased_key", "audit_entry"}:
        for row in batch.rows:
            yield dict(zip(batch.columns, row, strict=True))
