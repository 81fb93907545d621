"""One regisseur with everything she can obtain of a town works out no number of one to four people."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest

from foundation.people.who import SYSTEM
from monitoring.periods import Period
from monitoring.reports import freeze
from monitoring.scopes import scope_for
from monitoring.suppression import Rule
from tests.monitoring.attack import MOST
from tests.monitoring.cases import Cabinet, Case, Referred
from tests.monitoring.invent import casework
from tests.monitoring.viewer import Viewer

Q1 = Period.read("2026-Q1")
NOW, MAY = datetime(2026, 12, 31, 12, tzinfo=UTC), datetime(2026, 5, 20, 12, tzinfo=UTC)
QUARTERS = ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
HALF = {"2026-H1": ("2026-Q1", "2026-Q2")}
YEAR = {**HALF, "2026-H2": ("2026-Q3", "2026-Q4"), "2026": ("2026-H1", "2026-H2")}
FIVES = Rule(threshold=5, rounding=5, audience="internal")  # how 365 days were told


def looked_around(store, wholes):
    """A viewer with all the reports and tables of a town, what she works out of them, and with everything else."""
    scope, periods = scope_for(store, SYSTEM, "Tilburg"), [*QUARTERS, *wholes]
    viewer = Viewer(store, scope, wholes, periods, now=NOW)
    viewer.reads_tables([*QUARTERS[1:3], *wholes] if len(wholes) < len(YEAR) else periods)
    before = viewer.small() if len(wholes) > 1 else {}
    names = viewer.reads_the_year()
    assert names == QUARTERS[:4]
    viewer.reads_what_is_missing(periods)
    viewer.enters_printouts(names)
    viewer.moves_the_norm_of_waiting("2026-Q4")
    return viewer, before


def town(store, seed, size):
    """Invented casework; the first quarter was frozen when a third of it was not known yet."""
    cases = casework(seed, size)
    chance = Random(f"{seed} variants")
    for case in cases:
        case.municipality = "Tilburg"
        case.referrals = [replace(each, variant=chance.choice((None, None, "bewegen"))) for each in case.referrals]
    Cabinet(store).put(*cases[: 2 * size // 3])
    freeze(store, SYSTEM, scope_for(store, SYSTEM, "Tilburg"), Q1, now=MAY)
    Cabinet(store).put(*cases[2 * size // 3 :])


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # counting is tried on both
def test_who_has_everything_of_a_town_works_out_nothing_small(store):
    town(store, 5, 28)
    viewer, _ = looked_around(store, HALF)
    assert viewer.small() == {}
    assert viewer.revised == ["2026-Q1"]
    assert len([cell for cell in viewer.bounds if "x said" in cell]) > 2  # hiding everything would be safe too


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_year_that_is_counted_anew_tells_what_a_quarter_hides(store):
    """The control: twelve of three quarters, with five of this one, were told as fifteen, and with six as twenty."""
    days = [date(2026, 2, 3)] * 4 + [date(2026, 5, 4)] * 8 + [date(2026, 11, 2)] * 6
    Cabinet(store).put(*(Case(f"T{n}", f"C{n}", referrals=[Referred(day)]) for n, day in enumerate(days)))
    viewer, _ = looked_around(store, {})
    assert viewer.small() == {}
    *year, going_on = viewer.cells("referrals.total", QUARTERS[1:])
    assert [viewer.bounds[cell] for cell in (*year, going_on)] == [(1, MOST), (8, 8), (0, 0), (6, 6)]
    for that_day in (5, 6):
        told = FIVES.rounded(12 + that_day)
        viewer.says(year, told, low=told - 2 - that_day, high=told + 2 - that_day)
    assert viewer.small()[year[0]] == 4


@pytest.mark.prove
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("seed", "size"), [(seed, size) for size in (12, 30, 60, 120) for seed in range(4)])
def test_nothing_small_is_told_by_the_reports_and_tables_of_a_year_nor_by_anything_beside_them(store, seed, size):
    town(store, seed, size)
    viewer, before = looked_around(store, YEAR)
    assert (before, viewer.small()) == ({}, {})
