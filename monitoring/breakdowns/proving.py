"""That no number of a column can be worked out, whoever knows its total and the same columns of the shorter periods.

The proof is that of the report: another world that would print the same (`suppression.worlds`). In these worlds every
total stays as it is: so whatever else is known of the totals, from the report or from other tables, tells nothing more.
"""

from collections.abc import Iterator

from monitoring.breakdowns.columns import Column
from monitoring.suppression import Rule
from monitoring.suppression.cells import Sum
from monitoring.suppression.worlds import Worlds

_FIXED = "fixed"  # a cell that no world changes: the total


def hidden_rows(whole: Column, rule: Rule) -> frozenset[str]:
    """The rows to hide, those that `whole` hides already among them."""
    cells, sums = dict(_cells(whole, "")), list(_sums(whole, ""))
    hidden = {_cell(row, path) for path, each in _tree(whole, "") for row in each.hidden}
    to_prove = [_cell(row, path) for path, each in _tree(whole, "") for row in sorted(each.delicate)]
    worlds = Worlds({**cells, _FIXED: 0}, sums, rule, hidden)  # which looks at what is hidden as that grows
    for cell in to_prove:
        while not worlds.leave_open(cell):
            more = _cover(cell, whole, hidden)
            if more is None:
                return frozenset(whole.counts)  # the noughts too: any of them may be more then
            hidden.add(more)
            if not whole.parts:
                to_prove.append(more)
    return frozenset(row for row in whole.counts if _cell(row, "") in hidden)


def _cover(told: str, whole: Column, hidden: set[str]) -> str | None:
    """What to hide next: the same row, or else the smallest number that is still shown."""
    row = told.partition("@")[2].partition("@")[2]
    shown = [each for each, count in whole.counts.items() if count and _cell(each, "") not in hidden]
    return _cell(min(shown, key=lambda each: (each != row, whole.counts[each], each)), "") if shown else None


def _cell(row: str, path: str) -> str:
    return f"row@{path}@{row}"


def _tree(one: Column, path: str) -> Iterator[tuple[str, Column]]:
    yield path, one
    for place, part in enumerate(one.parts):
        yield from _tree(part, f"{path}{place}")


def _cells(whole: Column, path: str) -> Iterator[tuple[str, int]]:
    rows = {row for _, each in _tree(whole, path) for row in each.counts}
    for where, each in _tree(whole, path):
        yield from ((_cell(row, where), each.counts.get(row, 0)) for row in sorted(rows))


def _sums(one: Column, path: str) -> Iterator[Sum]:
    """The rows add up to a total, and the parts to the whole. Who is in two parts of it is a number that is known."""
    yield _FIXED, tuple(_cell(row, path) for row in sorted(one.counts))
    for row in sorted({row for part in one.parts for row in part.counts} | set(one.counts)):
        if one.parts:
            yield _cell(row, path), tuple(_cell(row, f"{path}{place}") for place in range(len(one.parts)))
    for place, part in enumerate(one.parts):
        yield from _sums(part, f"{path}{place}")
