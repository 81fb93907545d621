"""From a figure to what stands behind it: for a coach, and of whom she walks with herself only (DOMAIN E08, US-R5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.facts.behind import clients_of
from monitoring.indicators import INDICATORS
from monitoring.periods import Period, PeriodNotBegun
from monitoring.scopes import own_scope
from monitoring.tracing.ground import Ground
from monitoring.tracing.pieces import SPLITS

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


@dataclass(frozen=True, slots=True)
class Behind:
    """What a coach sees of it."""

    code_name: str
    on: date
    amount: float | None = None


def behind(store: Store, who: Who, period: Period, key: str, *, now: datetime) -> dict[str, list[Behind]]:
    """What each number of this indicator counts, by `part`, in order of days: as many as that number is.

    Refuses (`NotFound`) whoever is no coach, and a figure that is not traced; a coach meets nobody but her own clients.
    """
    ground = own_ground(store, who, period, now=now)
    if key not in TRACED:
        raise NotFound
    found = list(trace(ground, key))
    names = clients_of(store, ground.scope, {event.client_id for event in found})
    by_part: dict[str, list[Behind]] = {part: [] for part, _ in counts(INDICATORS[key].count(ground.facts))}
    for each in found:
        by_part.setdefault(each.part, []).append(Behind(names[each.client_id], each.on, each.amount))
    return {
        part: sorted(listed, key=lambda each: (each.on, each.code_name)) for part, listed in by_part.items() if listed
    }


def filled(store: Store, who: Who, period: Period, *, now: datetime) -> tuple[str, ...]:
    """The indicators with anything behind them in her period; refuses as `behind` does."""
    facts = own_ground(store, who, period, now=now).facts
    return tuple(key for key in TRACED if any(number for _, number in counts(INDICATORS[key].count(facts))))


def own_ground(store: Store, who: Who, period: Period, *, now: datetime) -> Ground:
    """What the figures of a coach stand on. Refuses who is no coach, and a period that has not begun."""
    scope, today = own_scope(store, who), said_on(now)
    if period.first > today:
        raise PeriodNotBegun(period=str(period), first=period.first)
    return Ground.of(store, scope, period, today=today)


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
