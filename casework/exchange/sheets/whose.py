"""Whose row is it: every row gets the key of its trajectory and of its client."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from casework.exchange.outcomes import Remark, say
from casework.exchange.sheets import days, vocabulary
from casework.exchange.sheets.entries import Entry
from casework.exchange.sheets.heading import Table
from casework.exchange.sheets.reading import Cells
from casework.exchange.sheets.vocabulary import DAYS

Began = dict[str, dict[str, str]]  # client → first day of a trajectory → its key


def assign(entries: Sequence[Entry], cells: Cells, *, file: str) -> list[Entry]:
    """Give each row its keys; who cannot be given any is refused and left out. `file` is its name.

    By the number of the trajectory; else by that of the client, whose referrals on different days are trajectories of
    their own; else each row of a list with a referral a line stands on its own, by its place in this file.
    """
    findings = cells.findings
    keyless = {id(e.table): e.table for e in entries if not {"trajectory", "client"} & e.table.fields}
    for table in keyless.values():
        if table.one_row_a_talk or "received_on" not in table.fields:
            findings.refused.append(Remark(table.name, table.first - 1, "", say("no_key")))
    mine = [entry for entry in entries if _own(entry, cells, file)]
    _by_client([entry for entry in mine if not entry.trajectory], mine, cells)
    return [entry for entry in mine if entry.trajectory]


def _own(entry: Entry, cells: Cells, file: str) -> bool:
    """Its own keys, and whether it has any."""
    fields = entry.table.fields
    if not {"trajectory", "client"} & fields:
        entry.trajectory = entry.client = f"{file}/{entry.table.name}/{entry.row}"
        cells.findings.assumed["row_is_key"] += 1
        return "received_on" in fields and not entry.table.one_row_a_talk
    refused = len(cells.findings.refused)
    entry.client, entry.trajectory = cells.text(entry, "client"), cells.text(entry, "trajectory")
    if entry.client and (scope := _scope(entry.table, file)):
        cells.findings.assumed["number_of_the_row"] += 1
        entry.client = f"{scope}/{entry.client}"
    if len(cells.findings.refused) > refused:
        return False
    if not (entry.client or entry.trajectory):
        cells.findings.refuse(entry, "client" if "client" in fields else "trajectory", "no_key_in_row")
        return False
    if entry.trajectory and "client" not in fields and "received_on" in fields:
        entry.client = entry.trajectory
        cells.findings.assumed["trajectory_is_client"] += 1
    return True


def _scope(table: Table, file: str) -> str:
    """Where the number of a client is hers: "" for everywhere, else in this sheet of this file."""
    column = next(each for each in table.columns if each.field == "client")
    of_the_row = column.how != "said" and vocabulary.key(column.header) in vocabulary.said_of("row_numbers")
    return f"{file}/{table.name}" if of_the_row else ""


def _by_client(orphans: Sequence[Entry], every: Iterable[Entry], cells: Cells) -> None:
    """Rows that name a client only: her first trajectory has her own number, the next ones that number and /2, /3."""
    known: Began = defaultdict(dict)
    for entry in every:
        if entry.trajectory and (day := referred_on(entry)):
            known[entry.client].setdefault(day, entry.trajectory)
    _name(orphans, known)
    for entry in orphans:
        entry.trajectory = _at(entry, known[entry.client])
        if not entry.trajectory and not cells.day(entry, "received_on"):
            _refuse(entry, cells)


def _name(orphans: Sequence[Entry], known: Began) -> None:
    """Name the trajectories that rows without a number of their own began."""
    began: dict[str, set[str]] = defaultdict(set)
    for entry in orphans:
        if day := referred_on(entry):
            began[entry.client].add(day)
    for client, first_days in began.items():
        new = sorted(first_days - known[client].keys())
        for number, day in enumerate(new, start=len(known[client]) + 1):
            known[client][day] = client if number == 1 else f"{client}/{number}"


def _refuse(entry: Entry, cells: Cells) -> None:
    if not entry.text("received_on"):
        cells.findings.refuse(entry, "client", "no_referral_of_client")


def _at(entry: Entry, known: dict[str, str]) -> str:
    """The trajectory that had begun on the first day that a row tells of, or else the first one."""
    if entry.text("received_on"):
        return known.get(referred_on(entry), "")
    told = [day.isoformat() for (name, _), text in entry.values.items() if name in DAYS and (day := days.read(text))]
    begun = [day for day in sorted(known) if told and day <= min(told)]
    return known[begun[-1]] if begun else next((known[day] for day in sorted(known)), "")


def referred_on(entry: Entry) -> str:
    """The day of the referral that a row tells of, as 2026-03-31, or ""."""
    found = days.read(entry.text("received_on"))
    return found.isoformat() if found else ""
