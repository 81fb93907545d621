"""What may be said of a region where its own number is not shown: the sum over the towns that do show theirs.

It tells nothing that cannot be added up from their reports, so nothing more has to be hidden for it (DOMAIN §2.6).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from monitoring.suppression import HIDDEN
from monitoring.suppression.cells import cells_of

Figures = Mapping[str, Mapping[str, Any]]
_OF_PEOPLE = (
    "participants.",
    "dropped_out.",
    "volunteers.",
    "supported_clients.clients",
)  # some in two towns
_COHORTS = {"after_3_months", "after_6_months"}
_READ = ("n", "yes", "unknown", "open")  # of a cohort, from the same towns or not at all


class Sum(int):
    """A count without the towns that do not show theirs."""


def with_sums(figures: Figures, shown: Figures, towns: Sequence[Figures]) -> dict[str, dict[str, Any]]:
    """What is shown of a region, with a `Sum` in the place of a single hidden count that any town shows."""
    counts = {cell for cell in cells_of(figures) if not cell.startswith(_OF_PEOPLE)}
    return {
        key: _cohort(key, indicator, towns) if key in _COHORTS else _each(key, indicator, towns, counts)
        for key, indicator in shown.items()
    }


def _each(key: str, indicator: Mapping[str, Any], towns: Sequence[Figures], counts: set[str]) -> dict[str, Any]:
    told = dict(indicator)
    for name in (name for name, value in indicator.items() if value == HIDDEN and f"{key}.{name}" in counts):
        here = [town[key][name] for town in towns if town.get(key, {}).get(name, HIDDEN) != HIDDEN]
        if any(here):
            told[name] = Sum(sum(here))
    return told


def _cohort(key: str, indicator: Mapping[str, Any], towns: Sequence[Figures]) -> dict[str, Any]:
    here = [town[key] for town in towns if key in town and not any(town[key][name] == HIDDEN for name in _READ)]
    if not any(town["n"] for town in here) or not any(indicator[name] == HIDDEN for name in _READ):
        return dict(indicator)
    return {**indicator, **{name: Sum(sum(town[name] for town in here)) for name in _READ}}
