"""Writing an organisation's casework as a folder that the import reads."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from casework.exchange import work
from casework.exchange.importing import Progress, silent
from casework.exchange.keys import AlreadyThere
from casework.exchange.kinds import KINDS, SEVERAL
from casework.exchange.layout import FILES, File
from casework.queries import stored
from casework.queries.stored import AnyRow
from casework.referrals import DETAILS
from foundation import audit
from foundation.people.models import Organisation
from foundation.people.who import Who
from foundation.storage import Store

AT_ONCE = 1000
Cells = tuple[Any, ...]
YES_NO: dict[Any, Any] = {True: "ja", False: "nee"}


class _Table(Protocol):
    def writerow(self, row: Any) -> object:
        """Write one row."""


def export_folder(
    store: Store, who: Who, folder: Path, *, organisation: Organisation, now: datetime, progress: Progress = silent
) -> dict[str, int]:
    """Write every trajectory of an organisation into a new or empty folder. Returns the rows per kind.

    Keys are public ids: imported elsewhere they give the same live figures; imported here, nothing changes.
    Code names, and who logged what when, stay behind. AlreadyThere where a file of the format is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = {file.kind: 0 for file in FILES}
    names = _Names(store)
    with ExitStack() as stack:
        tables = {file.kind: _open(stack, folder, file) for file in FILES}
        for walks in stored.all_trajectories(store, organisation.id, AT_ONCE):
            for kind, cells in chain(_rows(store, walks, names), _work(store, walks)):
                tables[kind].writerow(cells)
                counts[kind] += 1
            progress("exported", len(walks))
        for row in stored.bare_referrals(store, organisation.id):
            practice, municipality = names.practices.get(row.practice_id), names.municipalities[row.municipality_id]
            tables["bare_referrals"].writerow(_text(row.received_on, row.referrer_type, practice, municipality))
            counts["bare_referrals"] += 1
    audit.record(store, who, "casework.export", organisation.public_id, now=now, organisation_id=organisation.id)
    return counts


class _Names:
    """The names behind ids."""

    def __init__(self, store: Store) -> None:
        self.municipalities = {each.id: each.name for each in stored.municipalities(store)}
        self.practices: dict[int | None, str] = {each.id: each.name for each in stored.practices(store)}
        self.people: dict[int | None, str] = {each.id: each.name for each in stored.people(store)}


def _open(stack: ExitStack, folder: Path, file: File) -> _Table:
    path = folder / file.name
    if path.exists():
        raise AlreadyThere(path=str(path))
    table = csv.writer(stack.enter_context(path.open("x", encoding="utf-8", newline="")), lineterminator="\n")
    columns = [*file.columns, *(name for name in file.optional if name != "key")]
    table.writerow(columns)
    return table


def _rows(store: Store, walks: list[AnyRow], names: _Names) -> Iterator[tuple[str, Cells]]:
    """(kind, cells) of every row of these trajectories."""
    by_id = {walk.id: walk for walk in walks}
    ids = list(by_id)
    for row in stored.referrals(store, ids):
        walk = by_id[row.trajectory_id]
        yield "referrals", _text(
            walk.public_id, walk.client_public_id, row.received_on, row.referrer_type,
            names.practices.get(row.practice_id), names.municipalities[walk.municipality_id], walk.main_reason,
            walk.icpc, names.people.get(walk.coach_id), *(getattr(row, name) for name in DETAILS),
        )  # fmt: skip
    for row in stored.sessions(store, ids):
        walk = by_id[row.trajectory_id]
        yield "sessions", _text(walk.public_id, row.held_on, row.minutes, row.kind, row.status)
    for row in stored.participations(store, ids):
        yield "participations", _text(
            by_id[row.trajectory_id].public_id, row.category, row.source_id or row.listing_name, row.chosen_on,
            row.started_on, row.stopped_on, row.stop_reason, row.found, row.planned_on,
        )  # fmt: skip
    counts = {(row.trajectory_id, row.months): row for row in stored.follow_ups(store, ids)}
    for row in counts.values():
        yield "follow_ups", _text(by_id[row.trajectory_id].public_id, row.months, row.outcome, row.answered_on)
    for row in stored.closings(store, ids):
        yield "closings", _text(
            by_id[row.trajectory_id].public_id, row.closed_on, row.reason, row.reopened_on, row.reopened_by,
            YES_NO.get(row.may_ask_later),
        )  # fmt: skip
    for row in stored.appointments(store, ids):
        yield "appointments", _text(by_id[row.trajectory_id].public_id, row.planned_on)
    for row in stored.feedback(store, ids):
        letter = row.kind, row.about_on, row.channel, row.sent_on
        yield "feedback", _text(by_id[row.trajectory_id].public_id, *letter)


def _work(store: Store, walks: list[AnyRow]) -> Iterator[tuple[str, Cells]]:
    """The same of what a coach works on."""
    by_id = {walk.id: walk for walk in walks}
    for kind in KINDS:
        for row in work.of(store, kind, list(by_id)):
            values = (getattr(row, name) for name in kind.cells)
            cells = (_cell(value) for value in values)
            yield kind.file.kind, _text(by_id[row.trajectory_id].public_id, *cells)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return SEVERAL.join(value)
    return YES_NO[value] if isinstance(value, bool) else value  # a mark of 0 is no "nee"


def _text(*cells: object) -> Cells:
    return tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in cells)
