"""Finding the header of a sheet: titles may stand above it, and it may be two rows high with merged cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from casework.exchange.sheets.cells import Sheet
from casework.exchange.sheets.columns import Column, known, recognise
from social_map.exchange.cells.columns import plain

LOOK_FOR_HEADER = 30
FEWEST = 4  # points: two headers that are known for certain
OF_ALL = {"held_on": "first_talk_on", "minutes": "total_minutes", "hours": "total_hours"}
KEYS = frozenset({"trajectory", "client", "received_on"})


@dataclass(frozen=True, eq=False)
class Table:
    """A sheet with its columns as they were understood; `first` is the number of its first row below the header."""

    name: str
    columns: Sequence[Column]
    first: int
    rows: Sequence[Sequence[str]]
    header: Sequence[str]

    @cached_property
    def fields(self) -> frozenset[str]:
        """Which fields it has."""
        return frozenset(column.field for column in self.columns) - {""}

    @cached_property
    def one_row_a_talk(self) -> bool:
        """Whether each row is a talk, so that what is said of the trajectory comes back on each of them."""
        numbers = {column.number for column in self.columns if column.field == "held_on"}
        return numbers == {0} and "talks" not in self.fields

    def called(self, field: str, number: int = 0) -> str:
        """The header of a field as it stands in the sheet; "" where there is none."""
        return next((c.header for c in self.columns if c.field == field and c.number in {number, 0}), "")


def table_of(sheet: Sheet, told: Mapping[str, str]) -> Table | None:
    """The table on a sheet; None where no row names whose rows they are and something of them."""
    rows = sheet.rows[:LOOK_FOR_HEADER]
    if not rows:
        return None
    scored = [
        (sum(max((known(name, told) for name in names), default=0) for names in ways), -at, high, ways)
        for at in range(len(rows))
        for high, ways in ((0, _alone(rows[at])), (-1, _with_row_above(rows, at)))
    ]
    best, minus_at, _, ways = max(scored, key=lambda each: each[:3])
    columns = _together(recognise(ways, told))
    at = -minus_at
    table = Table(sheet.name, columns, at + 2, sheet.rows[at + 1 :], rows[at])
    unclear = any(column.could_be for column in columns)
    return table if best >= FEWEST and (table.fields & KEYS or unclear) else None


def _together(columns: Sequence[Column]) -> list[Column]:
    """Where a row tells how many talks there were, what it tells of a talk is of the first one, or of all together."""
    fields = {column.field for column in columns}
    if "talks" not in fields or any(column.field == "held_on" and column.number for column in columns):
        return list(columns)
    return [
        replace(column, field=OF_ALL[column.field]) if OF_ALL.get(column.field, column.field) not in fields else column
        for column in columns
    ]


def _alone(row: Sequence[str]) -> list[list[str]]:
    return [[cell.strip()] if cell.strip() else [] for cell in row]


def _with_row_above(rows: Sequence[Sequence[str]], at: int) -> list[list[str]]:
    """Each cell behind the one above it ("Gesprek 1" above "datum"), and on its own."""
    if at == 0:
        return _alone(rows[at])
    above = [*rows[at - 1], *[""] * len(rows[at])]
    ways = []
    for place, cell in enumerate(rows[at]):
        both = [above[place].strip(), cell.strip()]
        different = all(both) and plain(both[0]) != plain(both[1])
        ways.append([" ".join(both), both[1]] if different else [name for name in both if name][-1:])
    return ways
