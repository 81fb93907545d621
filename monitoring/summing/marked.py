"""Numbers of several municipalities that are not all there is, and what they are called in data."""

from collections.abc import Mapping
from typing import Any, Self

from monitoring.suppression import HIDDEN

MISSING, TWICE = "*", "°"
Told = dict[str, dict[str, Any]]


class Sum(int):
    """A count that is not all there is: `missing` towns do not show theirs, or (`twice`) somebody is counted twice."""

    missing: int
    twice: bool

    def __new__(cls, count: int, *, missing: int = 0, twice: bool = False) -> Self:
        """The sum of the towns that show theirs."""
        made = super().__new__(cls, count)
        made.missing, made.twice = missing, twice
        return made


class Mean(float):
    """A mean over the towns that show theirs, without `missing` others."""

    missing: int
    twice = False

    def __new__(cls, value: float, *, missing: int) -> Self:
        """Rounded already."""
        made = super().__new__(cls, value)
        made.missing = missing
        return made


def mark(value: Any) -> str:
    """The sign behind it: a star where towns are missing, a ring where somebody counts twice."""
    if not isinstance(value, Sum | Mean):
        return ""
    return MISSING if value.missing else TWICE


def without_sums(told: Mapping[str, Mapping[str, Any]]) -> Told:
    """The same as data: "hidden" where it is not all there is."""
    return {key: {name: _plain(value) for name, value in each.items()} for key, each in told.items()}


def sums(told: Mapping[str, Mapping[str, Any]]) -> Told:
    """Only what is not all there is, as data: {"sum": 17, "missing": 1}, with "twice" where somebody counts twice."""
    found = {
        key: {name: kept for name, value in indicator.items() if (kept := _only_sums(value))}
        for key, indicator in told.items()
    }  # fmt: skip
    return {key: indicator for key, indicator in found.items() if indicator}


def _only_sums(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return {code: kept for code, each in value.items() if (kept := _only_sums(each))} or None
    if isinstance(value, Sum | Mean):
        plain = int(value) if isinstance(value, Sum) else float(value)
        return {"sum": plain, "missing": value.missing} | ({"twice": True} if value.twice else {})
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {code: _plain(each) for code, each in value.items()}
    return HIDDEN if isinstance(value, Sum | Mean) else value
