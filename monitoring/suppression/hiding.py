"""Which cells to hide: the small ones, and as many more as it takes that none of them can be worked out."""

from collections.abc import Mapping, Sequence
from typing import Any

from monitoring.indicators.arithmetic import percentage
from monitoring.suppression.cells import OF_NOBODY, Sum, cells_of, sums_of
from monitoring.suppression.rules import ENOUGH_TO_SHARE, HIDDEN, Rule
from monitoring.suppression.worlds import Worlds

Figures = dict[str, dict[str, Any]]
_DAYS = {"longest_days", "median_days", "p90_days"}  # days are not people: they are not rounded


def conceal(versions: Sequence[Figures], rule: Rule) -> list[Figures]:
    """Versions of one report as this audience may see them: what is hidden in one is hidden in all."""
    hidden = set[str]().union(*(hidden_cells(version, rule) for version in versions))
    return [_shown(version, hidden, rule) for version in versions]


def hidden_cells(figures: Figures, rule: Rule) -> set[str]:
    """The paths of the counts that may not be shown."""
    printed = cells_of(figures)
    sums = sums_of(printed)
    cells = printed | _unprinted(printed, sums)
    hidden = {cell for cell, count in printed.items() if rule.is_small(count)}
    small_unprinted = [
        cell for cell, count in cells.items()
        if cell.startswith("~") and not cell.startswith("~~") and rule.is_small(count)
    ]  # fmt: skip
    while told := _told(Worlds(cells, sums, rule, hidden), [*sorted(hidden), *small_unprinted]):
        more = _cover(told, cells, sums, hidden)
        if more is None:
            hidden |= {cell for cell, count in printed.items() if count}
            break
        hidden.add(more)
    return hidden


def _told(worlds: Worlds, cells: Sequence[str]) -> str | None:
    """A cell that a reader could work out, if there is one."""
    return next((cell for cell in cells if not worlds.leave_open(cell)), None)


def _cover(told: str, cells: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> str | None:
    """The shown cell to hide next: the smallest in a sum with the one that is told, further away if need be."""
    near, seen = {told}, {told}
    while near:
        around = {cell for whole, parts in sums for cell in (whole, *parts) if near & {whole, *parts}} - seen
        candidates = [cell for cell in around if cells[cell] and cell not in hidden and not cell.startswith("~")]
        if candidates:
            return min(candidates, key=lambda cell: (cell.count(".") == 1, cells[cell], cell))
        seen |= around
        near = around
    return None


def _unprinted(printed: Mapping[str, int], sums: Sequence[Sum]) -> dict[str, int]:
    """What the cells hold that a reader gets by subtracting. Each is the one unknown of some sum, sooner or later."""
    found: dict[str, int] = {}
    waiting = list(sums)
    while waiting:
        known = {**printed, **found}
        rest = []
        for whole, parts in waiting:
            unknown = [cell for cell in (whole, *parts) if cell not in known]
            if len(unknown) == 1:
                others = sum(known[part] for part in parts if part in known)
                found[unknown[0]] = others if unknown[0] == whole else known[whole] - others
            elif unknown:
                rest.append((whole, parts))
        if len(rest) == len(waiting):
            raise ValueError(f"sums that cannot be solved: {rest}")
        waiting = rest
    return found


def _shown(figures: Figures, hidden: set[str], rule: Rule) -> Figures:
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


def _indicator(key: str, indicator: dict[str, Any], hidden: set[str], rule: Rule) -> dict[str, Any]:
    return {name: _value(f"{key}.{name}", value, hidden, rule) for name, value in indicator.items()}


def _value(path: str, value: Any, hidden: set[str], rule: Rule) -> Any:
    if isinstance(value, dict):
        return {code: _value(f"{path}.{code}", count, hidden, rule) for code, count in value.items()}
    if path in hidden:
        return HIDDEN
    if isinstance(value, int) and path.rpartition(".")[2] not in _DAYS and path not in OF_NOBODY:
        return rule.rounded(value)
    return value
