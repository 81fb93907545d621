"""Reports of one municipality that add up: quarters to a half-year, halves to a year. Who has them all can subtract.

The parts are decided first, each on its own; the whole then shows only what tells no hidden number of a part. So what a
quarter shows never depends on what comes later. Municipalities together are another matter (`monitoring/summing.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitoring.suppression.cells import Sum, cells_of, solved, sums_of
from monitoring.suppression.rules import Rule

Figures = Mapping[str, Mapping[str, Any]]
PART = "@"  # in the name of every cell of a part
_STANDS = {  # how many there were on a day: the first day of the first part, or the last day of the last
    "balance.start": 0, "balance.end": -1, "paused.on_last_day": -1,
    "waiting.on_last_day": -1, "waiting.over_92_days": -1,
}  # fmt: skip
# How many there are at a border in time, and at which: the end of one quarter is the start of the next. Hidden as cover
# in one of them it would be read in the other. So what is hidden is proven while all of these stay as they are, and a
# small one of them while the others do.
STOCKS = {
    "balance.start": 0, "balance.start@0": 0, "balance.end@0": 1, "balance.start@1": 1,
    "balance.end@1": 2, "balance.end": 2,
}  # fmt: skip
_LIKE = {  # people do not add up over time: what one part has more of than the other is told by these
    "supported_clients.": {f"balance.{name}" for name in ("start", "started", "reopened", "closed", "end")},
    "participants.": {"participants.active", "participants.new", "dropped_out.total"},
    "volunteers.": {"volunteers.clients", "volunteers.volunteers", "chosen.total"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """A report of a shorter period than the whole, what is hidden in it, and whether it has parts of its own."""

    figures: Figures
    hidden: frozenset[str]
    composed: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """The cells of all parts, named `closed.total@1`, the sums among them and with the whole, and what is hidden."""

    cells: dict[str, int]
    sums: list[Sum]
    hidden: set[str]


def family(whole: Mapping[str, int], parts: Sequence[Part]) -> Family:
    """What a reader of the parts knows beside the whole. `whole` are its cells."""
    found = Family({}, [], set())
    names = [f"{PART}{place}" for place in range(len(parts))]
    for name, part in zip(names, parts, strict=True):
        printed = cells_of(part.figures)
        sums = sums_of(printed)
        found.cells.update({cell + name: count for cell, count in solved(printed, sums).items()})
        found.sums.extend((total + name, tuple(cell + name for cell in cells)) for total, cells in sums)
        found.hidden.update(cell + name for cell in part.hidden)
    if found.cells.get("balance.end@0") == found.cells.get("balance.start@1", -1):
        found.sums.append(("balance.end@0", ("balance.start@1",)))
    for path, count in whole.items():
        terms = tuple(path + name for name in names if path + name in found.cells)
        if path in _STANDS and terms:
            found.sums.extend(_stands(path, count, terms[_STANDS[path]], found.cells))
        elif terms:
            found.sums.extend(_links(path, count, terms, found.cells))
    return found


def told_by_none(whole: Mapping[str, int], parts: Sequence[Part]) -> set[str]:
    """The cells of a whole that one of its parts hides, and what would tell those: all else its parts tell already."""
    return {path for path, count in whole.items() if count and any(_like(path) & part.hidden for part in parts)}


def as_parts_tell(figures: Figures, parts: Sequence[Part], rule: Rule) -> Figures:
    """The rounded numbers of a year would tell where those of its halves lie: so what adds up is theirs, added up."""
    if not any(part.composed for part in parts):
        return figures
    told = [cells_of(part.figures) for part in parts]

    def value(path: str, count: Any) -> Any:
        if isinstance(count, dict):
            return {code: value(f"{path}.{code}", each) for code, each in count.items()}
        terms = [cells.get(path, 0) for cells in told]
        return sum(map(rule.rounded, terms)) if any(path in cells for cells in told) and sum(terms) == count else count

    return {key: {name: value(f"{key}.{name}", count) for name, count in each.items()} for key, each in figures.items()}


def _like(path: str) -> set[str]:
    return {path} | next((cells for start, cells in _LIKE.items() if path.startswith(start)), set())


def _stands(path: str, count: int, term: str, cells: Mapping[str, int]) -> Iterator[Sum]:
    """How things stood on the first or the last day is how they stood in the first or the last part."""
    if cells[term] == count:
        yield path, (term,)


def _links(path: str, count: int, terms: tuple[str, ...], cells: dict[str, int]) -> Iterator[Sum]:
    """A number of events is the sum of its parts; people who are in two parts are counted once in the whole."""
    total, rest = sum(cells[term] for term in terms), f"~~{path}{PART}"
    if total == count:
        yield path, terms
    elif total < count:
        cells[rest] = count - total
        yield path, (*terms, rest)
    else:
        both = f"~~all {path}{PART}"
        cells[rest], cells[both] = total - count, total
        yield both, terms
        yield both, (path, rest)
