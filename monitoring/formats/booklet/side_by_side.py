"""The main figures side by side, as compact tables: organisations, neighbourhoods and so on of one municipality."""

from collections.abc import Sequence

from foundation.words import label
from monitoring.breakdowns import Breakdown, Row
from monitoring.breakdowns.values import ITSELF, UNKNOWN
from monitoring.formats.beside import Beside
from monitoring.formats.booklet.blocks import MOST_BARS, Block, cut, shortened, table
from monitoring.formats.speaking import figure
from monitoring.formats.tables import row_name
from monitoring.suppression import HIDDEN

Figures = dict[str, int | str | None]


def tables(beside: Beside, *wanted: str) -> list[Block]:
    """Those of these kinds that tell something, the row with the most referrals first and the total last.

    Of variants Welzijn op Recept stands first.
    """
    return [
        _table(one)
        for by in wanted
        for one in beside.tables
        if one.by == by and len(one.rows) > 1 and any(_tells(row, one.read) for row in one.rows)
    ]


def _table(one: Breakdown) -> Block:
    first = ITSELF if one.by == "variant" else ""
    ordered = sorted(one.rows, key=lambda row: (row.name != first, *_place(row, one.read)))
    rows = [[shortened(row_name(one.by, row)), *_said(row.figures, one.read)] for row in ordered]
    names = [label("monitoring", f"table.column.{each}") for each in ("name", *one.read)]
    alone = label("monitoring", "booklet.table.alone") if any(row.alone for row in one.rows) else ""
    last = [label("monitoring", "table.total"), *_said(one.total, one.read)]
    (block,) = table(label("monitoring", f"booklet.table.{one.by}"), names, rows)
    more = label("monitoring", "booklet.table.more")
    return cut(block | {"every": rows, "last": last, "below": alone, "more": more}, MOST_BARS)


def _place(row: Row, read: Sequence[str]) -> tuple[bool, *tuple[int, ...]]:
    return row.name == UNKNOWN, *(-_size(row.figures[key]) for key in read)


def _tells(row: Row, read: Sequence[str]) -> bool:
    return any(row.figures[key] not in {HIDDEN, 0} for key in read)


def _size(value: int | str | None) -> int:
    return value if isinstance(value, int) else 0


def _said(figures: Figures, read: Sequence[str]) -> list[str]:
    return [figure(figures[key]) for key in read]
