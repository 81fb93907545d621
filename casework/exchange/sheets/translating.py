"""From the sheets of a spreadsheet to the rows of the folder format, with everything that has to be told of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from casework.exchange.outcomes import Remark, say
from casework.exchange.sheets import carried, events, open_ends, vocabulary, whose
from casework.exchange.sheets import entries as rows_of
from casework.exchange.sheets.cells import Sheet
from casework.exchange.sheets.entries import Entry, Findings
from casework.exchange.sheets.faces import Faces
from casework.exchange.sheets.heading import Table, table_of
from casework.exchange.sheets.lines import Lines
from casework.exchange.sheets.meanings import Meanings
from casework.exchange.sheets.own_words import OwnWords
from casework.exchange.sheets.reading import Cells
from casework.exchange.sheets.referring import Referring
from casework.exchange.sheets.talks import Counted, Talks


@dataclass(slots=True)
class Asked:
    """What somebody said of a spreadsheet: the name of its file, and what it does not tell itself."""

    file: str
    today: date
    municipality: str | None = None
    talks: Counted | None = None
    own: OwnWords = field(default_factory=OwnWords)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Translation:
    """What was understood, and the rows that came of it."""

    tables: list[Table] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # sheets without a table
    lines: Lines = field(default_factory=Lines)
    findings: Findings = field(default_factory=Findings)
    meanings: Meanings = field(default_factory=Meanings)
    rows: Counter[str] = field(default_factory=Counter)  # by sheet


def translate(
    sheets: Sequence[Sheet], asked: Asked, *, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Translation:
    """Every row of every sheet. What cannot be used is refused in `findings`; its trajectory is then spoilt.

    `progress` hears how many trajectories are done, of how many.
    """
    found = Translation(meanings=Meanings(asked.own.words))
    _recognise(sheets, asked, found)
    if not any("received_on" in table.fields for table in found.tables) and not found.findings.refused:
        found.findings.refused.append(Remark(asked.file, 1, "", say("no_table")))
    if found.findings.refused:
        return found
    every = [entry for table in found.tables for entry in rows_of.rows(table, found.findings)]
    found.rows.update(entry.table.name for entry in every)
    if not every:
        found.findings.refused.append(Remark(asked.file, 1, "", say("no_rows")))
    _translate(every, asked, found, progress)
    return found


def _recognise(sheets: Iterable[Sheet], asked: Asked, found: Translation) -> None:
    told = {**asked.own.headers, **asked.columns}
    for sheet in sheets:
        table = table_of(sheet, told)
        if table is None:
            found.others.append(sheet.name)
        else:
            found.tables.append(table)
            _doubts(table, found.findings)


def _translate(every: Sequence[Entry], asked: Asked, found: Translation, progress: Callable[[int, int], None]) -> None:
    cells = Cells(found.findings, found.meanings, asked.today)
    referring = Referring(cells, found.lines, asked.municipality, asked.own)
    talks, faces = Talks(cells, found.lines, asked.talks), Faces(cells, found.lines)
    lives: dict[str, list[tuple[str, str, Entry]]] = defaultdict(list)
    walks = _gather(whose.assign(every, cells, file=asked.file))
    for done, rows in enumerate(walks.values(), start=1):
        mine = carried.join(rows, found.findings)
        began = referring.add(mine)
        chosen = events.choices(mine, cells, found.lines)
        answers = events.answers(mine, cells, found.lines, chosen=chosen, today=asked.today)
        open_ends.settle(chosen, answers, found.findings)
        closed = events.closings(mine, cells, found.lines)
        talks.add(mine, closed_on=closed)
        if began is not None and not closed:
            open_ends.warn(mine, began, found.findings, today=asked.today)
        if began is not None:
            faces.add(mine, began)
            lives[began.client].append((whose.referred_on(began), closed, began))
        progress(done, len(walks))
    _overlaps(lives.values(), found.findings)
    _nowhere(referring.nowhere, asked, found)
    if talks.undated and asked.talks is None:
        found.findings.refused.append(Remark(asked.file, 1, "", say("talks_undated", count=talks.undated)))


def _gather(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.trajectory].append(entry)
    return found


def _doubts(table: Table, findings: Findings) -> None:
    """Columns between whose meanings somebody has to choose."""
    rivals: set[str] = set()
    for column in table.columns:
        if column.could_be:
            names = [vocabulary.names()[each] for each in column.could_be]
            why = say("column_unclear", header=column.header, names=", ".join(names), first=names[0])
        elif column.how == "twice" and column.words not in rivals:
            rivals.add(column.words)
            why = say("column_twice_known", header=column.header, name=column.words)
        else:
            continue
        if (column.header, why) not in {(each.field, each.why) for each in findings.refused}:  # once for every sheet
            findings.refused.append(Remark(table.name, table.first - 1, column.header, why))


def _nowhere(referrals: Sequence[Entry], asked: Asked, found: Translation) -> None:
    """Of whom no municipality is told; where no sheet has one that is said once."""
    told = any("municipality" in table.fields for table in found.tables)
    for first in referrals:
        if told:
            found.findings.refuse(first, "municipality", "no_municipality")
        found.findings.spoilt.add(first.trajectory)
    if referrals and not told:
        found.findings.refused.append(Remark(asked.file, 1, "", say("no_municipalities")))


def _overlaps(lives: Iterable[Sequence[tuple[str, str, Entry]]], findings: Findings) -> None:
    """A next trajectory of a client begins when the one before it was closed."""
    for walks in lives:
        for (_, closed, before), (began, _, after) in pairwise(sorted(walks, key=lambda walk: walk[0])):
            if began and (not closed or closed > began):
                findings.refuse(after, "received_on", "overlapping", other=before.where)


def unread(tables: Iterable[Table], how: str) -> list[str]:
    """The headers of columns that are not read for this reason, each once."""
    return list(dict.fromkeys(c.header for table in tables for c in table.columns if c.how == how and not c.field))
