"""Which shares of a year lie on the other side of their norm: volunteering, and found on the map nearby (C07, C08).

A year is the last four whole quarters, and the share that of what their reports show: then a norm may be set to
anything and still tells nothing that they hide. Only that a norm is crossed is said, never the share.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from monitoring.norms import Band
from monitoring.periods import Period
from monitoring.quarters import Quarters
from monitoring.suppression import ENOUGH_TO_SHARE

VOLUNTEERS, NEARBY = "volunteers", "on_map_nearby"  # keys of norms, and kinds of signals
SHARES = (VOLUNTEERS, NEARBY)
_OF = {VOLUNTEERS: ("volunteers", "volunteers", "clients"), NEARBY: ("found_on_map", "on_map_nearby", "known")}


@dataclass(frozen=True, slots=True)
class Below:
    """A norm that is crossed. `whole`: whether every quarter shows what it takes to say so."""

    band: Band
    whole: bool


def below(year: Quarters, bands: Mapping[str, Band]) -> Iterator[Below]:
    """The norms of these two that the four quarters stay below, as far as they show both numbers."""
    for key in SHARES:
        both = [two for figures in year.figures if (two := _numbers(figures.get(_OF[key][0], {}), *_OF[key][1:]))]
        part, whole = (sum(numbers) for numbers in zip(*both, strict=True)) if both else (0, 0)
        if whole >= ENOUGH_TO_SHARE and 100 * part < bands[key].least * whole:
            yield Below(bands[key], len(both) == len(year.each))


def _numbers(indicator: Mapping[str, object], part: str, whole: str) -> tuple[int, int] | None:
    one, other = indicator.get(part), indicator.get(whole)
    return (one, other) if isinstance(one, int) and isinstance(other, int) else None


def is_news(today: date, before: date) -> bool:
    """Whether a quarter ended since the day it was last told: only then these can be others."""
    return Period.quarter_of(today) != Period.quarter_of(before)
