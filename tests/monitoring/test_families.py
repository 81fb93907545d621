"""Reports that add up: who has the quarters and the half-year, or the municipalities and the region, learns no more."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from random import Random

import pytest

from foundation.people.who import SYSTEM
from monitoring.formats.booklet.answer import tiles
from monitoring.formats.document import as_document
from monitoring.formats.message import as_message
from monitoring.formats.table import as_csv
from monitoring.periods import Period
from monitoring.reports import Report, freeze, report
from monitoring.scope import Scope
from monitoring.scopes import scope_for
from monitoring.summing import Whole, add_up
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, Part, Untold, conceal, flows, hidden_cells, proving
from monitoring.versions.keeping import keep
from tests.monitoring.attack import published, worked_out_in_towns, worked_out_together
from tests.monitoring.cases import Cabinet, Case, Referred, Talk
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference, everywhere
from tests.monitoring.test_suppression import with_types

TODAY = date(2027, 3, 1)
NOW, Q1 = datetime(2026, 12, 1, tzinfo=UTC), Period.read("2026-Q1")
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
    learnt = [told(whole, parts, ())[0] for whole, parts in families(4, 60)]
    assert len([count for found in learnt for count in found.values() if INTERNAL.is_small(count)]) > 10


WHOLES = {"2026-H1": ("2026-Q1", "2026-Q2"), "2026-H2": ("2026-Q3", "2026-Q4"), "2026": ("2026-H1", "2026-H2")}
PERIODS = [*(f"2026-Q{n}" for n in (1, 2, 3, 4)), *WHOLES]


def year_of_a_region(seed, size, periods=PERIODS, rule=INTERNAL):
    """The reports of three towns and of all of them, by town (or "") and period."""
    cases, chance = casework(seed, size), Random(seed)
    for case in cases:
        case.municipality = chance.choice(TOWNS)
    made = {}
    for name in periods:
        asked = Period.read(name)
        for town in (*TOWNS, ""):
            figures = Reference(
                cases, asked.first, asked.last, TODAY, scope=lambda case, town=town: town in {"", case.municipality}
            ).report()
            made[town, name] = Report(
                asked, Scope(municipality=town or None), NOW, figures, rule,
                parts=tuple(made[town, each] for each in WHOLES.get(name, ())),
                towns=() if town else tuple(made[each, name] for each in TOWNS),
            )  # fmt: skip
    return made


def year_of_a_town(seed, size, town, rule):
    """Its seven reports, as they are shown."""
    made = {}
    for name in PERIODS:
        parts = tuple(made[each] for each in WHOLES.get(name, ()))
        figures = counted(seed, size, name, town)
        made[name] = Report(Period.read(name), Scope(municipality=town), NOW, figures, rule, parts=parts)
    return {name: each.shown for name, each in made.items()}


def learnt_of(shown, rule):
    found = worked_out_in_towns({"": shown}, WHOLES, {}, rule.rounding)
    return [cell for cell, count in found.items() if rule.is_small(count)]


def learnt_in(made, periods, regions):
    towns = {town: {name: made[town, name].shown for name in periods} for town in TOWNS}
    wholes = {whole: parts for whole, parts in WHOLES.items() if whole in periods}
    found = worked_out_in_towns(towns, wholes, regions)
    return [cell for cell, count in found.items() if INTERNAL.is_small(count)]


def test_of_one_town_nobody_works_out_from_all_seven_reports_of_a_year_what_one_hides(monkeypatch):
    """The end of each quarter is the start of the next."""
    for rule in (INTERNAL, PUBLIC):
        shown = year_of_a_town(6, 60, "Goirle", rule)
        assert learnt_of(shown, rule) == []
        assert sum(value not in {0, None, HIDDEN} for each in shown.values() for _, value in published(each)) > 20
    monkeypatch.setattr(flows, "_FLOWS", frozenset())  # the control: "nobody left" is told
    assert len(learnt_of(year_of_a_town(6, 60, "Goirle", INTERNAL), INTERNAL)) > 5
    monkeypatch.setattr(proving, "STOCKS", {})  # and a stock hides in one quarter what the next one tells
    assert len(learnt_of(year_of_a_town(6, 60, "Goirle", INTERNAL), INTERNAL)) > 20


def test_a_public_year_is_what_its_halves_show_added_up():
    """Twelve and eleven are told as 10 and 10; 25 together would tell that they are as many as that at least."""
    year, *halves = (with_types(huisarts=count) for count in (23, 12, 11))
    shown = [conceal([year], PUBLIC, [Part(each, frozenset(), composed) for each in halves])[0] for composed in (1, 0)]
    assert [each["referrals"]["total"] for each in shown] == [20, 25]  # the second is the control


HALF = ["2026-Q1", "2026-Q2", "2026-H1"]
YEARS = [pytest.param(seed, 150, PERIODS, marks=pytest.mark.prove) for seed in (0, 3)]


@pytest.mark.parametrize(("seed", "size", "periods"), [(0, 60, HALF), *YEARS])
def test_of_a_region_and_its_towns_in_every_period_nobody_works_out_what_a_town_hides(seed, size, periods):
    made = year_of_a_region(seed, size, periods)
    assert learnt_in(made, periods, {name: made["", name].told for name in periods}) == []
    for name in periods:  # why: whatever is told of all of them can be added up from theirs
        shown = [dict(published(made[town, name].shown)) for town in TOWNS]
        for cell, value in published(made["", name].told):
            here = [each.get(cell, 0) for each in shown if each.get(cell, 0) != "hidden"]
            assert value in {"hidden", None, sum(filter(None, here))} or cell.startswith(
                ("after_", "found_", "social_", "balance.")
            )


def test_with_totals_of_its_own_a_region_would_tell():
    made = year_of_a_region(0, 60, ["2026-Q2"])
    totals = {key: made["", "2026-Q2"].figures[key] for key in ("referrals", "sessions", "closed", "chosen", "balance")}
    assert len(learnt_in(made, ["2026-Q2"], {"2026-Q2": totals})) > 10


def at(month, day):
    return datetime(2026, month, day, 12, tzinfo=UTC)


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
    assert "Verwijzingen: 17*, " in as_message(replace(made, trend=(made,)))  # no period before: others may miss there
    assert [tiles([before, made])[0]["note"] for before in (made, replace(made, towns=()))] == ["", ""]
    assert tiles([replace(made, rule=None, towns=())] * 2)[0]["note"] == "K1: 20"  # the control
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


def test_what_is_told_of_something_is_of_the_same_towns():
    """Else it says 47 of 9: of the towns that show the one, and of those that show the other."""
    towns = [
        {"feedback": {"intakes": whole, "intakes_in_time": part, "closings": 6, "closings_in_time": 5}}
        for whole, part in (("hidden", 40), (9, 7), (8, "hidden"))
    ]
    assert add_up(towns, Whole({}, {}, ()))["feedback"] == {
        "intakes": 9, "intakes_in_time": 7, "closings": 18, "closings_in_time": 15,
    }  # fmt: skip
    assert set(add_up(towns[::2], Whole({}, {}, ()))["feedback"].values()) == {"hidden", 12, 10}


def test_a_town_that_tells_nothing_of_who_went_is_missing_and_not_nobody():
    towns = [{"closed": {"total": total, "by_reason": table}} for total, table in ((7, {"a": 7}), (HIDDEN, Untold()))]
    told = add_up(towns, Whole({}, {}, ()))["closed"]
    assert [(each, each.missing) for each in (told["total"], told["by_reason"]["a"])] == [(7, 1), (7, 1)]
    assert [each["by_reason"].get("b", 0) for each in (told, towns[0]["closed"])] == [HIDDEN, 0]
    flow = {"started": HIDDEN, "reopened": HIDDEN, "closed": HIDDEN}
    towns = [{"balance": {"start": start, **flow, "end": 9}} for start in (8, 7, HIDDEN)]  # and its stocks are told
    assert add_up(towns, Whole({}, {}, ()))["balance"] == {"start": 15, **flow, "end": 18}


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
