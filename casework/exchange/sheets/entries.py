"""The rows of the tables as cells by field, and what is said about them: refused, warned of, assumed, skipped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from casework.exchange.outcomes import Remark, say
from casework.exchange.sheets import days, vocabulary
from casework.exchange.sheets.heading import Table
from casework.exchange.sheets.meanings import is_nothing
from foundation.language import data
from foundation.words import label
from social_map.exchange.cells.columns import plain

Place = tuple[str, int]  # a field, and which one of several


@dataclass(eq=False, slots=True)
class Entry:
    """A row of a table: the number it has in the sheet, and its cells that say something. Whose it is comes later."""

    table: Table
    row: int
    values: dict[Place, str]
    trajectory: str = ""
    client: str = ""

    @property
    def where(self) -> str:
        """The sheet and the row, for who has to look there."""
        return say("place", sheet=self.table.name, row=self.row)

    def text(self, name: str, number: int = 0) -> str:
        """What stands in a cell; the first of several may stand without its number."""
        return self.values.get((name, number)) or (self.values.get((name, 0), "") if number == 1 else "")

    def numbers(self, *names: str) -> list[int]:
        """Which of several ("gesprek 1", "gesprek 2") are filled in, from the first on."""
        return sorted({number or 1 for name, number in self.values if name in names})


@dataclass(slots=True)
class Findings:
    """What has to be told of a spreadsheet. One refusal and nothing is written."""

    refused: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    assumed: Counter[str] = field(default_factory=Counter)
    totals: list[tuple[str, int]] = field(default_factory=list)
    misspelt: dict[str, str] = field(default_factory=dict)  # names of no municipality → the one that is meant
    spoilt: set[str] = field(default_factory=set)  # trajectories of which a row is refused

    def refuse(self, entry: Entry, name: str, why: str, *, number: int = 0, **facts: object) -> None:
        """Refuse a row, for the reason under `import.<why>` in labels.toml."""
        self.refused.append(Remark(entry.table.name, entry.row, header(entry, name, number), say(why, **facts)))
        self.spoilt.add(entry.trajectory)

    def warn(self, entry: Entry, name: str, why: str, **facts: object) -> None:
        """Let a row through, but say something about it."""
        self.warnings.append(Remark(entry.table.name, entry.row, header(entry, name), say(why, **facts)))


def header(entry: Entry, name: str, number: int = 0) -> str:
    """What a field is called above its column, or by us where it has none."""
    return entry.table.called(name, number) or vocabulary.names().get(name, "")


def rows(table: Table, findings: Findings) -> Iterator[Entry]:
    """The rows that say anything. Totals below a list are no clients: they are left out and named."""
    read = [(at, (column.field, column.number)) for at, column in enumerate(table.columns) if column.field]
    for number, cells in enumerate(table.rows, start=table.first):
        values = {
            place: cells[at].strip() for at, place in read if at < len(cells) and not is_nothing(cells[at])
        }  # fmt: skip
        if _is_total(cells, values) or _is_example(cells):
            findings.totals.append((table.name, number))
        elif values and list(cells) != list(table.header):
            yield Entry(table, number, values)


def _is_example(cells: Sequence[str]) -> bool:
    return bool(cells) and cells[0].strip().casefold() == label("casework", "sheet.example.trajectory")


def _is_total(cells: Sequence[str], values: dict[Place, str]) -> bool:
    if any(days.read(values.get((name, 0), "")) for name in ("held_on", "received_on")):
        return False
    first = next((plain(cell) for cell in cells if cell.strip()), "")
    return first in _totals() or first.split(" ")[0] in _totals()


@cache
def _totals() -> frozenset[str]:
    table = data.table("casework.exchange.sheets", "values.toml")
    return frozenset(plain(word) for word in table["rows"]["totals"].split(","))
