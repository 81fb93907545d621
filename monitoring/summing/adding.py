"""The report of several municipalities: what their own reports show, added up (docs/decisions/0011).

It is made of what a reader of the towns has already, so it tells nothing of a town that hides something (DOMAIN §2.6).
Two things come from the rows of all of them together: whether people are in two towns, and how long the middle waited.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from monitoring.summing.marked import Sum, Told
from monitoring.summing.middles import Whole, with_means
from monitoring.suppression import HIDDEN
from monitoring.suppression.cells import OF_NOBODY

Figures = Mapping[str, Mapping[str, Any]]
_LONGEST = "waiting.longest_days"

# Read beside each other, so from the same towns: a cohort (or, where none shows it all, the least of it), and a share.
_COHORT = (("n", "yes", "unknown", "open"), ("n", "yes"))
_TOGETHER = {"after_3_months": _COHORT, "after_6_months": _COHORT, "found_on_map": (("known", "on_map_nearby"),)}


def add_up(towns: Sequence[Figures], whole: Whole) -> Told:
    """From what each town shows to its audience: a count that all of them show is a plain number, else a `Sum`."""
    keys = dict.fromkeys(key for town in towns for key in town)
    return with_means({key: _indicator(key, towns, whole) for key in keys}, towns, whole)


def _indicator(key: str, towns: Sequence[Figures], whole: Whole) -> dict[str, Any]:
    """Every number and breakdown of an indicator, but its means and middles."""
    here = [town.get(key, {}) for town in towns]
    together, same = _together(key, here)
    told: dict[str, Any] = {}
    for name in dict.fromkeys(name for each in here for name in each):
        path, values = f"{key}.{name}", [each.get(name, HIDDEN) for each in here]
        if any(isinstance(value, dict) for value in values):
            told[name] = _breakdown(path, values, whole)
        elif path in OF_NOBODY:
            told[name] = whole.figures.get(key, {}).get(name)
        elif name in together:
            told[name] = _sum(path, [each.get(name, HIDDEN) for each in same], len(towns), whole)
        else:
            told[name] = _sum(path, values, len(towns), whole)
    return told


def _together(key: str, here: Sequence[Mapping[str, Any]]) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
    """The names that are read beside each other, and the towns that show what is needed of them."""
    every: Sequence[str] = _TOGETHER.get(key, ((),))[0]
    same: Sequence[Mapping[str, Any]] = ()
    for needed in _TOGETHER.get(key, ()):
        same = [each for each in here if not any(each.get(name, HIDDEN) == HIDDEN for name in needed)]
        if any(each[needed[0]] for each in same):
            break
    return every, same


def _breakdown(path: str, tables: Sequence[Any], whole: Whole) -> dict[str, Any]:
    """A code that a town does not have is nobody there."""
    here = [table for table in tables if isinstance(table, dict)]
    codes = sorted({code for table in here for code in table})
    return {code: _sum(f"{path}.{code}", [table.get(code, 0) for table in here], len(tables), whole) for code in codes}


def _sum(path: str, values: Sequence[Any], towns: int, whole: Whole) -> Any:
    shown = [value for value in values if value != HIDDEN]
    known = [value for value in shown if value is not None]
    missing = towns - len(shown)
    if not known:
        return HIDDEN if missing else None
    count = max(known) if path == _LONGEST else sum(known)
    if missing and not count:
        return HIDDEN
    counted_twice = not missing and path in whole.twice
    return Sum(count, missing=missing, twice=counted_twice) if missing or counted_twice else count
