"""Random casework, counted by the real indicators and by a slow reference that walks day by day: equal, always."""

from datetime import date, timedelta
from random import Random

import pytest

from monitoring.facts import Together, gather
from monitoring.indicators import compute
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.suppression.cells import cells_of, solved, sums_of
from tests.monitoring.cases import Cabinet
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference, everywhere

PERIODS = ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-H1", "2026"]


SEEDS = [*range(2), *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(2, 40))]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_casework_counts_as_the_slow_reference_does(store, seed):
    chance = Random(seed)
    cases = casework(seed)
    cabinet = Cabinet(store, seed=seed)
    cabinet.put(*cases)
    frozen = {key for key in cabinet.closing_ids if chance.random() < 0.5}
    tilburg = cabinet.municipality("Tilburg")
    together = Together(store, Scope())

    for name in PERIODS:
        period = Period.read(name)
        today = chance.choice((date(2027, 3, 1), period.last, period.first + timedelta(days=chance.randrange(150))))
        for scope, inside in ((Scope(), everywhere), (Scope(frozenset({tilburg.id})), _in_tilburg)):
            ids = {cabinet.closing_ids[key] for key in frozen}
            figures = compute(gather(together, scope, period, today=today, frozen=ids))
            assert figures == compute(gather(store, scope, period, today=today, frozen=ids)), (name, scope)
            slow = Reference(cases, period.first, period.last, today, scope=inside, frozen=frozen).report()

            assert {key: figures[key] for key in slow} == slow, (name, today)
            assert broken(figures) == [], (name, today)


def test_the_rules_would_notice_a_figure_that_breaks_one():
    quarter = Period.read("2026-Q3")
    figures = Reference(casework(1), quarter.first, quarter.last, date(2027, 3, 1)).report()
    assert broken(figures) == []
    for key, name in (("balance", "end"), ("after_3_months", "n"), ("wait_for_intake", "n"), ("completed", "total")):
        assert broken({**figures, key: {**figures[key], name: figures[key][name] + 99}}), key


def broken(figures):
    """The rules of DOMAIN §8 that these figures break; every sum that suppression counts on is one of them."""
    balance, waited = figures["balance"], figures["waited"]
    rules = {
        "balance": balance["start"] + balance["started"] + balance["reopened"] - balance["closed"] == balance["end"],
        "new": figures["participants"]["new"] <= figures["participants"]["active"],
        "waits": sum(waited["came"].values()) == figures["wait_for_intake"]["n"] <= balance["started"],
        "losses": sum(figures[key]["total"] for key in ("lost_before_intake", "lost_in_trajectory", "completed"))
        <= figures["closed"]["total"],
        "back": figures["came_back"]["new_trajectories"] <= figures["referrals"]["by_type"].get("zelf", 0),
    }
    for months in (3, 6):
        counts = figures[f"after_{months}_months"]
        parts = ("yes", "stopped", "finished", "unknown", "open")
        rules[f"cohort of {months}"] = counts["n"] == sum(counts[part] for part in parts)
    cells = cells_of(figures)
    sums = sums_of(cells)
    counted = solved(cells, sums)
    rules |= {cell: count >= 0 for cell, count in counted.items()}
    rules |= {f"{whole} = {parts}": counted[whole] == sum(counted[part] for part in parts) for whole, parts in sums}
    return [rule for rule, holds in rules.items() if not holds]


def _in_tilburg(case):
    return case.municipality == "Tilburg"
