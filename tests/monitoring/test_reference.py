"""Random casework, counted by the real indicators and by a slow reference that walks day by day: equal, always."""

from datetime import date, timedelta
from random import Random

import pytest

from monitoring.facts import gather
from monitoring.indicators import compute
from monitoring.periods import Period
from monitoring.scope import Scope
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

    for name in PERIODS:
        period = Period.read(name)
        today = chance.choice((date(2027, 3, 1), period.last, period.first + timedelta(days=chance.randrange(150))))
        for scope, inside in ((Scope(), everywhere), (Scope(frozenset({tilburg.id})), _in_tilburg)):
            ids = {cabinet.closing_ids[key] for key in frozen}
            figures = compute(gather(store, scope, period, today=today, frozen=ids))
            slow = Reference(cases, period.first, period.last, today, scope=inside, frozen=frozen).report()

            assert {key: figures[key] for key in slow} == slow, (name, today)


def _in_tilburg(case):
    return case.municipality == "Tilburg"
