"""Reports that add up: who has the quarters and the half-year, or the municipalities and the region, learns no more."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from foundation.people.who import SYSTEM
from monitoring.formats.document import as_document
from monitoring.formats.message import as_message
from monitoring.formats.table import as_csv
from monitoring.periods import Period
from monitoring.reports import freeze, report
from monitoring.scope import Scope
from monitoring.scopes import scope_for
from monitoring.suppression import INTERNAL, PUBLIC, Part, conceal, hidden_cells
from monitoring.versions.keeping import keep
from tests.monitoring.attack import published, worked_out_together
from tests.monitoring.cases import Cabinet, Case, Referred, Talk
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference, everywhere

TODAY = date(2027, 3, 1)
TOWNS = ("Tilburg", "Goirle", "Heusden")
SIZES = [(12, 2), (60, 1)]
MANY = [(size, 12) for size in (8, 20, 60, 150)]


@cache
def counted(seed, size, period, place=""):
    """The figures of invented casework. Nobody changes them."""
    asked = Period.read(period)
    inside = (lambda case: case.municipality == place) if place else everywhere
    return Reference(casework(seed, size), asked.first, asked.last, TODAY, scope=inside).report()


def families(seed, size):
    """A half-year with its quarters."""
    yield counted(seed, size, "2026-H1"), [counted(seed, size, name) for name in ("2026-Q1", "2026-Q2")]


def part(figures):
    return Part(figures, frozenset(hidden_cells(figures, INTERNAL)))


def told(whole, parts, known):
    (shown,) = conceal([whole], INTERNAL, known)
    return worked_out_together(shown, [conceal([each], INTERNAL)[0] for each in parts]), shown


@pytest.mark.parametrize(("size", "worlds"), [*SIZES, *(pytest.param(*each, marks=pytest.mark.prove) for each in MANY)])
def test_nobody_works_out_what_one_report_hides_from_the_others(size, worlds):
    for seed in range(worlds):
        for whole, parts in families(seed, size):
            learnt, shown = told(whole, parts, [part(each) for each in parts])
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
    assert (shown, replace(region, towns=()).shown["referrals"]["total"]) == ("hidden", 11)
    half, shown = referrals(of_town, "2026-H1")
    assert (shown, replace(half, parts=()).shown["referrals"]["total"]) == ("hidden", 10)
    assert [len(each.parts) for each in referrals(scope, "2026-H1")[0].towns] == [2, 2]
    assert referrals(scope, "2026-Q1", None)[1] == 11


def test_each_on_its_own_they_would_tell():
    learnt = [told(whole, parts, ())[0] for whole, parts in families(0, 60)]
    assert len([count for found in learnt for count in found.values() if INTERNAL.is_small(count)]) > 10


def at(month, day):
    return datetime(2026, month, day, 12, tzinfo=UTC)


NOW, Q1 = datetime(2026, 12, 1, tzinfo=UTC), Period.read("2026-Q1")


def region(store, counts, *, rule=INTERNAL, names=None, now=NOW):
    """The report of the towns in which so many people were referred."""
    for town, people in counts.items():
        cases = (
            Case(f"{town}{n}", each, town, referrals=[Referred(date(2026, 2, 3))]) for n, each in enumerate(people)
        )
        Cabinet(store).put(*cases)
    ids = frozenset(Cabinet(store).municipality(name).id for name in names or counts)
    return report(store, Scope(municipality_ids=ids), Q1, now=now, rule=rule)


def people(*counts):
    return {town: [f"{town}{n}" for n in range(count)] for town, count in zip(TOWNS, counts, strict=False)}


def test_a_region_is_what_its_towns_show_added_up_and_says_what_is_not_in_it(store):
    """Who has all four reports subtracts: 8, 9 and 3 are 20."""
    made = region(store, people(8, 9, 3))
    assert (made.shown["referrals"]["total"], made.told["referrals"]["total"]) == ("hidden", 17)
    assert replace(made, towns=()).shown["referrals"]["total"] == 20  # the control
    assert made.told["referrals"]["by_type"]["huisarts"].missing == 1
    assert "Verwijzingen: 17*" in as_message(made)
    assert "* Opgeteld zonder 1 van de 3 gemeenten" in as_message(made)
    assert "*" not in as_message(replace(made, rule=None, towns=()))
    data = as_document(made)
    assert data["indicators"]["referrals"]["total"] == "hidden"
    assert data["added_up"]["indicators"]["referrals"]["total"] == {"sum": 17, "missing": 1}
    row = next(line for line in as_csv(made).splitlines() if ",referrals,total," in line)
    assert ",hidden," in row
    assert row.endswith(",17,1")
    pair = region(store, {}, names=TOWNS[:2])  # one that overlaps with it: nothing that the towns do not show
    assert (pair.shown["referrals"]["total"], pair.told["referrals"]["total"]) == (17, 17)
    assert region(store, {}, names=TOWNS[:2], rule=PUBLIC).shown["referrals"]["total"] == "hidden"


def test_who_was_in_two_towns_counts_twice_and_the_sum_says_so(store):
    """Eight and seven people of whom one is the same: fourteen would tell that it is one."""
    moved = people(8, 7)
    moved[TOWNS[1]][0] = moved[TOWNS[0]][0]
    cabinet, talk = Cabinet(store), [Talk(date(2026, 2, 9))]
    for town, names in moved.items():
        cabinet.put(*(Case(f"{town}{n}", each, town, talks=talk) for n, each in enumerate(names)))
    made = region(store, {}, names=TOWNS[:2])
    assert (made.figures["supported_clients"]["clients"], made.told["supported_clients"]["clients"]) == (14, 15)
    assert made.shown["supported_clients"] == {"clients": "hidden", "trajectories": 15}
    assert "Cliënten: 15°" in as_message(made)
    assert "° Wie in twee gemeenten was" in as_message(made)
    assert (made.shown["sessions"]["mean_minutes"], made.shown["sessions"]["median_minutes"]) == (45.0, 45.0)


def test_a_region_is_as_firm_as_its_towns_and_tells_what_changed_in_them(store):
    """Nobody freezes the region of one regisseur. What changed where a town hides it, is not told."""
    first = region(store, people(8, 9, 3), names=TOWNS[:2], now=at(4, 8))
    whole = report(store, scope_for(store, SYSTEM), Q1, now=at(4, 8), rule=INTERNAL)
    for each in (*whole.towns, first, whole):
        keep(store, each.scope, Q1, each.latest, definitions=each.definitions, now=at(4, 8))
    Cabinet(store).put(*(Case(f"late{n}", f"late{n}", town, referrals=[Referred(date(2026, 2, 3))])
                         for n, town in enumerate((TOWNS[0], TOWNS[2], TOWNS[2]))))  # fmt: skip
    changed = {(each.key, each.name): (each.was, each.is_now) for each in region(store, {}, names=TOWNS[:2]).changes}
    assert changed["referrals", "total"] == (17, 18)
    assert report(store, scope_for(store, SYSTEM), Q1, now=NOW, rule=INTERNAL).changes == ()
    freeze(store, SYSTEM, scope_for(store, SYSTEM), Q1, now=at(5, 12))
    Cabinet(store).put(Case("later", "later", TOWNS[0], referrals=[Referred(date(2026, 2, 3))]))
    made = region(store, {}, names=TOWNS[:2])
    assert (made.status, made.shown["referrals"]["total"], made.shown_revised["referrals"]["total"]) == (
        "frozen",
        18,
        19,
    )
