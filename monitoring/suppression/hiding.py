"""What to hide: the small numbers, as many more as it takes that none can be worked out, and what would tell them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from monitoring.indicators.arithmetic import percentage
from monitoring.suppression.cells import OF_NOBODY, cells_of
from monitoring.suppression.families import Part, as_parts_tell, told_by_none
from monitoring.suppression.flows import UNTOLD, Untold, is_quiet, untold
from monitoring.suppression.proving import proven
from monitoring.suppression.rules import ENOUGH_TO_SHARE, HIDDEN, Rule

Figures = dict[str, dict[str, Any]]
_DAYS = {"longest_days", "median_days", "p90_days"}  # days are not people: they are not rounded


def conceal(versions: Sequence[Figures], rule: Rule, parts: Sequence[Part] = ()) -> list[Figures]:
    """Versions of one report as this audience may see them: what is hidden in one is hidden in all.

    `parts` are the reports of the two shorter periods that make up this one, with what they hide.
    """
    hidden = hidden_in_any(versions, rule, parts)
    return [show(version, hidden, rule, parts) for version in versions]


def hidden_in_any(versions: Sequence[Figures], rule: Rule, parts: Sequence[Part] = ()) -> frozenset[str]:
    """The paths of what is hidden in one of these versions."""
    hidden = frozenset[str]().union(*(hidden_cells(version, rule, parts) for version in versions))
    return hidden.union(*(untold(version, parts) for version in versions)) if UNTOLD in hidden else hidden


def hidden_cells(figures: Figures, rule: Rule, parts: Sequence[Part] = ()) -> set[str]:
    """The paths of the counts that may not be shown, and of the breakdowns of which nothing is told.

    Quarters with their half-year are few enough for a proof. A year shows what its halves show, and nothing more.
    """
    printed = cells_of(figures)
    few = is_quiet(figures, rule) or any(UNTOLD in part.hidden for part in parts)
    out = untold(figures, parts) if few else set()
    if any(part.composed for part in parts):
        return hidden_cells(figures, rule) | told_by_none(printed, parts) | out
    found = proven(printed, rule, parts, out)
    if found is None:
        out = untold(figures, parts)
        found = proven(printed, rule, parts, out)
    return out | ({path for path, count in printed.items() if count} if found is None else found)


def show(figures: Figures, hidden: Collection[str], rule: Rule, parts: Sequence[Part] = ()) -> Figures:
    """These figures without what is hidden, and without what would tell it: means, shares and waits of few."""
    shown = {
        key: _indicator(key, indicator, hidden, rule)
        for key, indicator in as_parts_tell(figures, parts, rule).items()
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


def _indicator(key: str, indicator: Mapping[str, Any], hidden: Collection[str], rule: Rule) -> dict[str, Any]:
    return {name: _value(f"{key}.{name}", value, hidden, rule) for name, value in indicator.items()}


def _value(path: str, value: Any, hidden: Collection[str], rule: Rule) -> Any:
    if path in hidden:
        return Untold() if isinstance(value, dict) else HIDDEN
    if isinstance(value, dict):
        return {code: _value(f"{path}.{code}", count, hidden, rule) for code, count in value.items()}
    if isinstance(value, int) and path.rpartition(".")[2] not in _DAYS and path not in OF_NOBODY:
        return rule.rounded(value)
    return value
