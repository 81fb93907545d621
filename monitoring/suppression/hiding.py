"""Which cells to hide: the small ones, and as many more as it takes that none of them can be worked out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from monitoring.indicators.arithmetic import percentage
from monitoring.suppression.cells import BY_MENTION, MENTIONED, OF_NOBODY, STOCKS, Sum, cells_of, solved, sums_of
from monitoring.suppression.families import PART, Part, family, told_by_none
from monitoring.suppression.rules import ENOUGH_TO_SHARE, HIDDEN, Rule
from monitoring.suppression.worlds import Worlds

Figures = dict[str, dict[str, Any]]
_DAYS = {"longest_days", "median_days", "p90_days"}  # days are not people: they are not rounded


def conceal(versions: Sequence[Figures], rule: Rule, parts: Sequence[Part] = ()) -> list[Figures]:
    """Versions of one report as this audience may see them: what is hidden in one is hidden in all.

    `parts` are the reports of the two shorter periods that make up this one, with what they hide.
    """
    hidden = hidden_in_any(versions, rule, parts)
    return [show(version, hidden, rule) for version in versions]


def hidden_in_any(versions: Sequence[Figures], rule: Rule, parts: Sequence[Part] = ()) -> frozenset[str]:
    """The paths of what is hidden in one of these versions."""
    return frozenset[str]().union(*(hidden_cells(version, rule, parts) for version in versions))


def hidden_cells(figures: Figures, rule: Rule, parts: Sequence[Part] = ()) -> set[str]:
    """The paths of the counts that may not be shown.

    Quarters with their half-year are few enough for a proof. A year shows what its halves show, and nothing more.
    """
    printed = cells_of(figures)
    if any(part.composed for part in parts):
        return hidden_cells(figures, rule) | told_by_none(printed, parts)
    sums = sums_of(printed)
    shorter = family(printed, parts)
    cells, sums = solved(printed, sums) | shorter.cells, [*sums, *shorter.sums]
    hidden = {cell for cell, count in printed.items() if rule.is_small(count)} | shorter.hidden
    unprinted = [
        cell for cell, count in cells.items()
        if cell.startswith("~") and not cell.startswith("~~") and rule.is_small(count)
    ]  # fmt: skip
    to_prove = [*sorted(cell for cell in hidden if rule.is_small(cells[cell])), *unprinted]
    worlds = Worlds(cells, sums, rule, hidden)  # which looks at what is hidden as that grows
    for cell in to_prove:  # it grows; and what was proven stays so, as hiding more only makes more worlds possible
        while not worlds.leave_open(cell):
            more = _cover(cell, cells, sums, hidden)
            if more is None:
                return {path for path, count in printed.items() if count}
            hidden.add(more)
            if not parts:
                to_prove.append(more)
    return hidden & printed.keys()


def _cover(told: str, cells: Mapping[str, int], sums: Sequence[Sum], out: set[str]) -> str | None:
    """The shown cell to hide next: the smallest in a sum with the one that is told, further away if need be."""
    near, seen = {told}, {told}
    while near:
        around = {cell for whole, parts in sums for cell in (whole, *parts) if near & {whole, *parts}} - seen
        candidates = [cell for cell in around if cells[cell] and cell not in out and _is_printed(cell)]
        if candidates:
            return min(candidates, key=lambda cell: (*_last(told, cell), cells[cell], cell))
        seen |= around
        near = around
    return None


def _last(told: str, cell: str) -> tuple[bool, ...]:
    """What is taken only where nothing else is: stocks, totals, and a main reason for who has it only beside it."""
    return cell in STOCKS, cell.count(".") == 1, told.startswith(MENTIONED) and BY_MENTION not in cell


def _is_printed(cell: str) -> bool:
    """In the report that is being made: what a part shows is out already."""
    return not cell.startswith("~") and PART not in cell


def show(figures: Figures, hidden: Collection[str], rule: Rule) -> Figures:
    """These figures without what is hidden, and without what would tell it: means, shares and waits of few."""
    shown = {
        key: _indicator(key, indicator, hidden, rule)
        for key, indicator in figures.items()
        if key not in rule.left_out
    }  # fmt: skip
    sessions, ended, waiting = shown["sessions"], shown["sessions_per_trajectory"], shown["waiting"]
    timed = figures["sessions"]["held"] - figures["sessions"]["without_minutes"]
    if rule.is_small(timed):
        sessions |= {"minutes": HIDDEN, "mean_minutes": HIDDEN, "median_minutes": HIDDEN}
    elif HIDDEN in (sessions["held"], sessions["without_minutes"]):
        sessions["minutes"] = HIDDEN  # divided by the mean it would tell the number of sessions
    if ended["n"] == HIDDEN:
        ended |= {"mean": HIDDEN, "median": HIDDEN}
    if waiting["on_last_day"] == HIDDEN:
        waiting["longest_days"] = HIDDEN
        shown["still_waiting"] = dict.fromkeys(shown.get("still_waiting", {}), HIDDEN)
    for key in {"wait_for_contact", "wait_for_intake"} & shown.keys():
        if shown[key]["n"] == HIDDEN:
            shown[key] |= {"median_days": HIDDEN, "p90_days": HIDDEN}
    if "percent" in shown.get("found_on_map", {}):
        shown["found_on_map"]["percent"] = _share(shown["found_on_map"])
    return shown


def _share(found: dict[str, Any]) -> int | str | None:
    """The share of what may be shown; of few it would tell more than the counts do."""
    known, nearby = found["known"], found["on_map_nearby"]
    if HIDDEN in (known, nearby) or 0 < known < ENOUGH_TO_SHARE:
        return HIDDEN
    return percentage(min(nearby, known), known)


def _indicator(key: str, indicator: dict[str, Any], hidden: Collection[str], rule: Rule) -> dict[str, Any]:
    return {name: _value(f"{key}.{name}", value, hidden, rule) for name, value in indicator.items()}


def _value(path: str, value: Any, hidden: Collection[str], rule: Rule) -> Any:
    if isinstance(value, dict):
        return {code: _value(f"{path}.{code}", count, hidden, rule) for code, count in value.items()}
    if path in hidden:
        return HIDDEN
    if isinstance(value, int) and path.rpartition(".")[2] not in _DAYS and path not in OF_NOBODY:
        return rule.rounded(value)
    return value
