"""Who came and who went, between two stocks that a reader knows: each quarter begins as the one before it ended.

Where fewer moved than may be told, "nobody left" tells how many came. Then nothing of them is told, noughts too.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from monitoring.suppression.cells import cells_of
from monitoring.suppression.families import PART, Part
from monitoring.suppression.rules import HIDDEN, Rule

Figures = Mapping[str, Mapping[str, Any]]
UNTOLD = "~who came and went"  # stands among what is hidden where nothing of them is told
_CLIENTS = "supported_clients.clients"
_FLOWS = frozenset({
    "balance.started", "balance.reopened", "balance.closed", "supported_clients.trajectories", "closed",
    "sessions_per_trajectory", "lost_before_intake", "lost_in_trajectory", "completed", "reasons", "reach",
    "wait_for_intake", "waited", "feedback", "came_back",
})  # fmt: skip


class Untold(dict[str, Any]):
    """A breakdown of which not all is told: whoever it does not name is hidden, not nobody."""

    def get(self, code: str, _: Any = None, /) -> Any:
        """The number of this code."""
        return super().get(code, HIDDEN)


def is_quiet(figures: Figures, rule: Rule) -> bool:
    """Whether so few trajectories began, came back or ended that their number may not be told."""
    return rule.is_small(sum(figures["balance"][name] for name in ("started", "reopened", "closed")))


def untold(figures: Figures, parts: Sequence[Part]) -> set[str]:
    """What is hidden then: each number and each breakdown, also what is nought.

    How many were in support is told where it is no more than the stocks: more of them are people who came and went.
    """
    balance, clients = figures["balance"], figures["supported_clients"]["clients"]
    tell = any(_CLIENTS in part.hidden for part in parts) if parts else clients > max(balance["start"], balance["end"])
    tables = {f"{key}.{name}" for key, each in figures.items() for name in each if isinstance(each[name], dict)}
    found = {path for path in cells_of(figures).keys() | tables if _is_flow(path)}
    return {UNTOLD, *found} | ({_CLIENTS} if tell else set())


def is_untold(cell: str, hidden: Collection[str]) -> bool:
    """Whether this cell, of the report or of a part of it (`closed.total@1`), is one of those."""
    path, at, place = cell.partition(PART)
    return f"{UNTOLD}{at}{place}" in hidden and _is_flow(path)


def _is_flow(path: str) -> bool:
    indicator, _, rest = path.partition(".")
    return indicator in _FLOWS or f"{indicator}.{rest}" in _FLOWS
