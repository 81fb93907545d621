"""The rows of a table, each counted by the same functions as the whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foundation.language.dates import said_on
from foundation.storage import Store
from monitoring.facts.values import Facts, Joined, Walk
from monitoring.indicators import inflow, outflow, support
from monitoring.periods import Period
from monitoring.piles.figures import FIGURES, ITSELF, TABLES, UNKNOWN, WORK
from monitoring.piles.piling import Pile, piled
from monitoring.scope import Scope

ENOUGH = 2  # coaches: from so many on a figure of their work is not that of one of them
_COUNT: dict[str, Callable[[Facts], int]] = {
    "referrals": lambda facts: inflow.referrals(facts)["total"],
    "started": lambda facts: support.balance(facts)["started"],
    "closed": lambda facts: support.closed(facts)["total"],
    "chosen": lambda facts: outflow.chosen(facts)["total"],
    "new": lambda facts: outflow.participants(facts)["new"],
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One row. `one_coach`: the figures that one coach could have made; `alone`: no more than one coach is here."""

    figures: Mapping[str, int]
    one_coach: frozenset[str]
    alone: bool = False


def count(store: Store, scope: Scope, period: Period, by: str, *, now: datetime) -> dict[str, Counted]:
    """By the name of the row, in the order of `_place`; what nobody told stands under `UNKNOWN`."""
    today = said_on(now)
    piles = piled(store, scope, period, by, today=today)
    found = {name: _counted(piles[name], period, today) for name in sorted(piles, key=lambda name: _place(name, by))}
    return {name: one for name, one in found.items() if any(one.figures.values())}


Kept = dict[str, dict[str, dict[str, Any]]]


def to_keep(store: Store, scope: Scope, period: Period, *, now: datetime) -> Kept:
    """Every table as it is kept with a frozen report, before anything is hidden: by table, then by row."""
    return {
        by: {
            name: {"figures": dict(one.figures), "one_coach": sorted(one.one_coach), "alone": one.alone}
            for name, one in count(store, scope, period, by, now=now).items()
        }
        for by in TABLES
    }


def kept(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Counted]:
    """The rows of one table as they were kept."""
    return {name: Counted(row["figures"], frozenset(row["one_coach"]), row["alone"]) for name, row in rows.items()}


def _place(name: str, by: str) -> tuple[bool, bool, str]:
    """Of variants Welzijn op Recept comes first, then the alphabet; what nobody told comes last."""
    return name == UNKNOWN, by == "variant" and name != ITSELF, name.casefold()


def _counted(pile: Pile, period: Period, today: date) -> Counted:
    def facts(walked: list[Walk], chosen: list[Joined]) -> Facts:
        return Facts(period, today, referrals=tuple(pile.referrals), walks=tuple(walked), joined=tuple(chosen))

    every = facts([w for each in pile.walks.values() for w in each], [j for each in pile.joined.values() for j in each])
    figures = {key: _COUNT[key](every) for key in FIGURES}
    coaches = {coach for coach in (*pile.walks, *pile.joined) if coach is not None}
    if len(coaches) < ENOUGH:
        return Counted(figures, WORK, alone=True)
    theirs = [facts(pile.walks.get(coach, []), pile.joined.get(coach, [])) for coach in coaches]
    one_coach = {key for key in WORK if figures[key] and sum(_COUNT[key](each) > 0 for each in theirs) < ENOUGH}
    return Counted(figures, frozenset(one_coach))
