"""What changed between two versions of a report, as far as the audience may see both. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitoring.indicators import lasts
from monitoring.suppression import HIDDEN

Figures = Mapping[str, Mapping[str, Any]]
FIRST = (
    "referrals.total", "supported_clients.clients", "sessions.held", "closed.total", "chosen.total",
    "participants.active", "after_3_months.yes", "after_6_months.yes", "dropped_out.total",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One number of an indicator that is another now."""

    key: str
    name: str
    was: Any
    is_now: Any


def changes(was: Figures, is_now: Figures) -> tuple[Change, ...]:
    """The main numbers first. Both versions as they may be seen: what is hidden in either is not told.

    A number that one of them does not have is no change, nor is how things stand on the day of counting.
    """
    found = [
        Change(key, name, value, is_now[key][name])
        for key, indicator in was.items()
        if key in is_now and lasts(key)
        for name, value in indicator.items()
        if not isinstance(value, dict)
        and is_now[key].get(name, HIDDEN) != value
        and HIDDEN not in (value, is_now[key].get(name, HIDDEN))
    ]
    return tuple(sorted(found, key=_place))


def _place(change: Change) -> int:
    path = f"{change.key}.{change.name}"
    return FIRST.index(path) if path in FIRST else len(FIRST)
