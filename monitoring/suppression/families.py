"""Reports that add up: quarters to a half-year, municipalities to a region. Who has them all can subtract.

The parts are decided first, each on its own; the whole then shows only what tells no hidden number of a part. So what a
quarter or a municipality shows never depends on what comes later, or on who its neighbours are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitoring.suppression.cells import Sum, cells_of, solved, sums_of
from monitoring.suppression.rules import Rule

Figures = Mapping[str, Mapping[str, Any]]
PART = "@"  # in the name of every cell of a part
PROVEN = 2  # parts: two quarters, two halves. Of more parts a proof takes minutes


@dataclass(frozen=True, slots=True)
class Part:
    """A report that is one of several which make up a larger one, and what is hidden in it."""

    figures: Figures
    hidden: frozenset[str]


Partition = Sequence[Part]  # parts that together make the whole: all quarters of a year, or all municipalities


@dataclass(frozen=True, slots=True)
class Family:
    """The cells of all parts, named `closed.total@0.1`, the sums among them and with the whole, and what is hidden."""

    cells: dict[str, int]
    sums: list[Sum]
    hidden: set[str]


def family(whole: Mapping[str, int], partitions: Sequence[Partition]) -> Family:
    """What a reader of the parts knows beside the whole."""
    found = Family({}, [], set())
    for number, partition in enumerate(partitions):
        names = [f"@{number}.{place}" for place in range(len(partition))]
        for name, part in zip(names, partition, strict=True):
            printed = cells_of(part.figures)
            sums = sums_of(printed)
            found.cells.update({cell + name: count for cell, count in solved(printed, sums).items()})
            found.sums.extend((total + name, tuple(cell + name for cell in cells)) for total, cells in sums)
            found.hidden.update(cell + name for cell in part.hidden)
        for path, count in whole.items():
            terms = tuple(path + name for name in names if path + name in found.cells)
            if terms:
                found.sums.extend(_links(path, count, terms, found.cells, f"@{number}"))
    return found


def too_telling(whole: Mapping[str, int], partitions: Sequence[Partition], rule: Rule) -> set[str]:
    """The cells that tell of a part: one part alone hides it, or those that hide it are few people together."""
    found = set()
    for partition in partitions:
        counts = [(part, cells_of(part.figures)) for part in partition]
        for path in whole:
            hidden = [cells[path] for part, cells in counts if path in part.hidden]
            if len(hidden) == 1 or rule.is_small(sum(hidden)) or 0 < sum(hidden) <= len(hidden) + 1:
                found.add(path)
    return found


def shown_by_parts(whole: Mapping[str, int], partitions: Sequence[Partition]) -> set[str]:
    """The cells that are the sum of what all parts of a partition show: to hide those is of no use."""
    counts = [[(part, cells_of(part.figures)) for part in partition] for partition in partitions]
    return {
        path
        for path, count in whole.items()
        for parts in counts
        if not any(path in part.hidden for part, _ in parts) and sum(cells.get(path, 0) for _, cells in parts) == count
    }


def _links(path: str, count: int, terms: tuple[str, ...], cells: dict[str, int], group: str) -> Iterator[Sum]:
    """A number of events is the sum of its parts; people who are in two parts are counted once in the whole."""
    total, rest = sum(cells[term] for term in terms), f"~~{path}{group}"
    if total == count:
        yield path, terms
    elif total < count:
        cells[rest] = count - total
        yield path, (*terms, rest)
    else:
        both = f"~~all {path}{group}"
        cells[rest], cells[both] = total - count, total
        yield both, terms
        yield both, (path, rest)
