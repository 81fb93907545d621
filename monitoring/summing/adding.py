"""The report of several municipalities: what their own reports show, added up (docs/decisions/0011).

It is made of what a reader of the towns has already, so it tells nothing of a town that hides something (DOMAIN §2.6).
Two things come from the rows of all of them together: whether people are in two towns, and how long the middle waited.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitoring.summing.marked import Sum, Told
from monitoring.summing.middles import Whole, with_means
from monitoring.suppression import HIDDEN, Untold
from monitoring.suppression.cells import OF_NOBODY

Shown = Mapping[str, Any]
Figures = Mapping[str, Shown]
_LONGEST = "waiting.longest_days"

# Read beside each other, so from the same towns: what is told "of" something, and what has to come out. Of each group,
# the names that are read together are what a town must show to be in them; where no town does, the next best.
_COHORT = ((("n", "yes", "unknown", "open"), ("n", "yes")),)
_FLOW = ("start", "started", "reopened", "closed", "end")
_TOGETHER = {
    "after_3_months": _COHORT,
    "after_6_months": _COHORT,
    "found_on_map": ((("known", "on_map_nearby"),),),
    "volunteers": ((("clients", "volunteers"),),),
    "feedback": ((("intakes", "intakes_in_time"),), (("closings", "closings_in_time"),)),
    "balance": ((_FLOW, ("start", "end")),),
}


def add_up(towns: Sequence[Figures], whole: Whole) -> Told:
    """From what each town shows to its audience: a count that all of them show is a plain number, else a `Sum`."""
    keys = dict.fromkeys(key for town in towns for key in town)
    return with_means({key: _indicator(key, towns, whole) for key in keys}, towns, whole)


def _indicator(key: str, towns: Sequence[Figures], whole: Whole) -> dict[str, Any]:
    """Every number and breakdown of an indicator, but its means and middles."""
    here = [town.get(key, {}) for town in towns]
    same = {name: towns for group in _TOGETHER.get(key, ()) for name, towns in _alike(group, here)}
    told: dict[str, Any] = {}
    for name in dict.fromkeys(name for each in here for name in each):
        path, values = f"{key}.{name}", [each.get(name, HIDDEN) for each in here]
        if any(isinstance(value, dict) for value in values):
            told[name] = _breakdown(path, values, whole)
        elif path in OF_NOBODY:
            told[name] = whole.figures.get(key, {}).get(name)
        elif name in same:
            told[name] = _sum(path, [each.get(name, HIDDEN) for each in same[name]], len(towns), whole)
        else:
            told[name] = _sum(path, values, len(towns), whole)
    return told


def _alike(group: Sequence[Sequence[str]], here: Sequence[Shown]) -> Iterator[tuple[str, Sequence[Shown]]]:
    """Each name of a group, with the towns that show what is needed of it."""
    same: Sequence[Shown] = ()
    for needed in group:
        same = [each for each in here if not any(each.get(name, HIDDEN) == HIDDEN for name in needed)]
        if any(each[needed[0]] for each in same):
            break
    return ((name, same) for name in group[0])


def _breakdown(path: str, tables: Sequence[Any], whole: Whole) -> dict[str, Any]:
    """A code that a town does not have is nobody there, but where it tells nothing of all of them."""
    here = [table for table in tables if isinstance(table, dict)]
    codes = sorted({code for table in here for code in table})
    told = {code: _sum(f"{path}.{code}", [table.get(code, 0) for table in here], len(tables), whole) for code in codes}
    return Untold(told) if any(isinstance(table, Untold) for table in here) else told


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
