"""Reports that add up: who has the quarters and the half-year, or the municipalities and the region, learns no more."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from foundation.people.who import SYSTEM
from monitoring.formats.message import as_message
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scopes import scope_for
from monitoring.suppression import INTERNAL, Part, conceal, hidden_cells
from tests.monitoring.attack import published, worked_out_together
from tests.monitoring.cases import Cabinet, Case, Referred
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference, everywhere

TODAY = date(2027, 3, 1)
SIZES = [(12, 2), (60, 1)]
MANY = [(size, 12) for size in (8, 20, 60, 150)]


@cache
def counted(seed, size, period, place=""):
    """The figures of invented casework. Nobody changes them."""
    asked = Period.read(period)
    inside = (lambda case: case.municipality == place) if place else everywhere
    return Reference(casework(seed, size), asked.first, asked.last, TODAY, scope=inside).report()


def families(seed, size):
    """A half-year with its quarters, and two municipalities with what they are together."""
    yield counted(seed, size, "2026-H1"), [counted(seed, size, name) for name in ("2026-Q1", "2026-Q2")]
    yield counted(seed, size, "2026-Q2"), [counted(seed, size, "2026-Q2", name) for name in ("Tilburg", "Goirle")]


def part(figures):
    return Part(figures, frozenset(hidden_cells(figures, INTERNAL)))


def told(whole, parts, partitions):
    (shown,) = conceal([whole], INTERNAL, partitions)
    return worked_out_together(shown, [conceal([each], INTERNAL)[0] for each in parts]), shown


@pytest.mark.parametrize(("size", "worlds"), [*SIZES, *(pytest.param(*each, marks=pytest.mark.prove) for each in MANY)])
def test_nobody_works_out_what_one_report_hides_from_the_others(size, worlds):
    for seed in range(worlds):
        for whole, parts in families(seed, size):
            learnt, shown = told(whole, parts, [[part(each) for each in parts]])
            assert not [count for count in learnt.values() if INTERNAL.is_small(count)]
            assert [value for _, value in published(shown)].count("hidden") < len(list(published(shown)))


def test_a_region_and_a_half_year_yield_to_their_parts(store):
    """Eight in one town and three in the other: eleven together would tell the three; so would a half-year."""
    for town, day, count in (
        ("Tilburg", date(2026, 2, 3), 8), ("Goirle", date(2026, 2, 3), 3), ("Tilburg", date(2026, 5, 4), 2),
    ):  # fmt: skip
        names = [f"{town}{day.month}{number}" for number in range(count)]
        Cabinet(store).put(*(Case(name, name, town, referrals=[Referred(day)]) for name in names))
    scope = scope_for(store, SYSTEM)
    of_town = scope_for(store, SYSTEM, "Tilburg")
    now = datetime(2026, 12, 1, tzinfo=UTC)

    def referrals(where, period, rule=INTERNAL):
        made = report(store, where, Period.read(period), now=now, rule=rule)
        return made, made.shown["referrals"]["total"]

    assert referrals(of_town, "2026-Q1")[1] == 8
    region, shown = referrals(scope, "2026-Q1")
    assert (shown, replace(region, partitions=()).shown["referrals"]["total"]) == ("hidden", 11)
    half, shown = referrals(of_town, "2026-H1")
    assert (shown, replace(half, partitions=()).shown["referrals"]["total"]) == ("hidden", 10)
    assert [len(each) for each in referrals(scope, "2026-H1")[0].partitions] == [2, 2]
    assert referrals(scope, "2026-Q1", None)[1] == 11


def test_each_on_its_own_they_would_tell():
    learnt = [told(whole, parts, ())[0] for whole, parts in families(0, 60)]
    assert len([count for found in learnt for count in found.values() if INTERNAL.is_small(count)]) > 10


def test_of_three_towns_the_whole_hides_what_one_of_them_hides_and_tells_the_sum_of_the_others(store):
    """Who has all four reports subtracts: 8, 9 and 3 are 20. Several sums are not proven (docs/monitoring)."""
    for town, count in (("Tilburg", 8), ("Goirle", 9), ("Heusden", 3)):
        cases = (Case(f"{town}{n}", f"{town}{n}", town, referrals=[Referred(date(2026, 2, 3))]) for n in range(count))
        Cabinet(store).put(*cases)
    now, period = datetime(2026, 12, 1, tzinfo=UTC), Period.read("2026-Q1")
    region = report(store, scope_for(store, SYSTEM), period, now=now, rule=INTERNAL)
    assert region.shown["referrals"]["total"] == "hidden"
    assert replace(region, partitions=()).shown["referrals"]["total"] == 20  # the control
    assert region.told["referrals"]["total"] == 17
    assert "Verwijzingen: 17*" in as_message(region)
    assert "* Opgeteld zonder" in as_message(region)
    assert "*" not in as_message(replace(region, rule=None))
