"""Every event in every number of an indicator, each counted by the function that counts the whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from monitoring.indicators import INDICATORS
from monitoring.tracing.ground import Ground
from monitoring.tracing.splits import SPLITS

TRACED = tuple(key for key in INDICATORS if key in SPLITS)  # not wishes and the map, which are no client's
MEASURES = (
    "mean_minutes",
    "longest_days",
    "median_days",
    "mean",
    "median_minutes",
    "minutes",
    "p90_days",
    "median",
    "percent",
)  # what is worked out of how long or how many: no event is behind it, all of them together are

LATE = ("intakes", "closings")  # letters: whoever has to write them wants those that are not in the number


@dataclass(frozen=True, slots=True)
class Event:
    """One event in one number of an indicator (`part`: `total`, `by_reason.wachttijd`).

    `amount`: its own days, minutes or talks, of which the mean, median or longest is made; None where there is none.
    """

    client_id: int
    on: date
    part: str
    amount: float | None = None


def trace(ground: Ground, key: str) -> Iterator[Event]:
    """Every event in every number of an indicator, and in what of it was not reached in time (see `LATE`).

    What a number of its own day or unit counts is taken from its own pieces.
    """
    special = {name.partition(".")[2] for name in SPLITS if name.startswith(f"{key}.")}
    for name, split in SPLITS.items():
        indicator, _, only = name.partition(".")
        if indicator != key:
            continue
        for piece in split(ground):
            figures = INDICATORS[key].count(piece.facts)
            amount = next((figures[each] for each in MEASURES if figures.get(each) is not None), None)
            for part, number in (*counts(figures), *_late(figures)):
                if part == only if only else part not in special:
                    yield from [Event(piece.client_id, piece.on, part, amount)] * number


def _late(figures: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for whole in LATE:
        if f"{whole}_in_time" in figures:
            yield f"{whole}_late", figures[whole] - figures[f"{whole}_in_time"]


def counts(figures: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The numbers of an indicator that count events, each by its name, with those of its tables by `table.code`."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{code}", number) for code, number in value.items())
        elif isinstance(value, int) and name not in MEASURES:
            yield name, value
