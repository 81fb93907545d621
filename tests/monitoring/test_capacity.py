"""How full it is: what four quarters show against the fte there is, and municipalities side by side."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from foundation.people.who import SYSTEM
from monitoring import capacity, norms, quarters
from monitoring.formats import Beside
from monitoring.formats.booklet.beside import towns
from monitoring.periods import Period
from monitoring.region_lines import town_lines
from monitoring.reports import report
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL
from tests.casework import builders
from tests.monitoring.cases import Cabinet, Case, Referred

TODAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, 12, tzinfo=UTC)
Q4, Q1, Q2, Q3 = date(2025, 10, 1), date(2026, 2, 3), date(2026, 5, 4), date(2026, 9, 30)  # the last four whole ones


@pytest.fixture
def cabinet(store):
    return Cabinet(store)


def cases(day, count, place="Tilburg"):
    return [Case(f"{place}{n}{day}", f"{place}{n}{day}", place, referrals=[Referred(day)]) for n in range(count)]


def gauge(store, place):
    return capacity.gauge(store, quarters.last_four(store, Scope(), place, now=NOW), today=TODAY)


def test_the_gauge_adds_up_what_four_quarters_show_against_the_fte(store, cabinet, now):
    cabinet.put(*cases(Q4, 9), *cases(Q1, 12), *cases(Q2, 11), *cases(Q3, 9), *cases(TODAY, 30))
    cabinet.put(*cases(Q3, 40, "Breda"), *cases(Q2, 4, "Breda"), *cases(Q1, 4, "Goirle"))
    tilburg, breda, goirle = (cabinet.municipality(name).id for name in ("Tilburg", "Breda", "Goirle"))
    de_brink = builders.make_practice(store)
    given = {"from_on": TODAY, "now": now}

    assert gauge(store, tilburg) == capacity.Gauge(41, None, None)
    norms.set_from(store, SYSTEM, "coach_fte", tilburg, low=0.3, high=0.3, practice_id=de_brink.id, **given)
    full = gauge(store, tilburg)
    assert (full.fits, full.percent, full.busy, full.full, full.at_least) == ((30, 42), (98, 137), True, False, False)
    norms.set_from(store, SYSTEM, "coach_fte", tilburg, low=0.25, high=0.25, **given)  # of the whole, not of its parts
    assert gauge(store, tilburg).full
    norms.set_from(store, SYSTEM, "coach_fte", breda, low=0.3, high=0.3, **given)
    part, few = gauge(store, breda), gauge(store, goirle)  # four in a quarter are hidden there, so here
    assert (part.new, part.at_least, part.percent, part.full) == (40, True, (95, 133), False)
    assert (few.new, few.percent, few.full, few.at_least) == (HIDDEN, None, False, False)


def test_municipalities_side_by_side_and_together_what_stands_there(store, cabinet, now):
    cabinet.put(*cases(Q1, 41), *cases(Q2, 4, "Breda"), *cases(Q2, 8, "Oisterwijk"), *cases(Q3, 2, "Oisterwijk"))
    places = [cabinet.municipality(name).id for name in ("Tilburg", "Breda", "Oisterwijk")]
    norms.set_from(store, SYSTEM, "inhabitants", places[0], low=20_000, high=20_000, from_on=date(2026, 1, 1), now=now)
    years = quarters.years(store, Scope(), now=NOW)

    three = capacity.region(store, years, places, today=TODAY)
    assert [(each.referrals, each.rate) for each in three.each] == [(41, Decimal("20.5")), (HIDDEN, None), (8, None)]
    assert [quarters.at_least(each.referrals) for each in three.each] == [False, False, True]
    assert (three.referrals, quarters.at_least(three.referrals), three.rate) == (49, True, None)
    assert three.each[0].inhabitants.year == 2026
    alone = capacity.region(store, years, places[:1], today=TODAY)
    assert (alone.referrals, quarters.at_least(alone.referrals), alone.rate) == (41, False, Decimal("20.5"))

    told = [*town_lines(store, report(store, Scope(), Period.read("2026-Q4"), now=NOW, rule=INTERNAL), years)]
    texts = {each.name: (each.referrals, each.inhabitants, each.rate) for each in told}
    assert (texts["Tilburg"], texts["Breda"]) == (("41", "20.000", "20,5"), ("·", "", ""))
    assert (list(texts)[-1], texts["Oisterwijk"], texts["Samen"]) == ("Samen", ("8*", "", ""), ("49*", "", ""))
    (block,) = towns(Beside(towns=tuple(told)))
    assert (block["rows"][-1], towns(Beside())) == (["Samen", "49*", "", ""], [])
    old = report(store, Scope(), Period.read("2026-Q2"), now=NOW, rule=INTERNAL)
    assert [*town_lines(store, old, years)] == []  # an older one is not about today


def test_what_is_expected_of_a_practice_follows_its_start_and_what_was_agreed(store, now):
    place, practice = builders.make_municipality(store).id, builders.make_practice(store)
    began = date(2026, 1, 1)
    norms.set_from(
        store, SYSTEM, "referrers", place, low=2, high=2, from_on=began, practice_id=practice.id, now=now
    )  # fmt: skip
    half, later = (norms.expected(store, place, on=on)[practice.id] for on in (date(2026, 7, 1), date(2027, 1, 1)))

    assert (half.low, half.high, half.agreed) == (11, 15, False)  # 182 of 365 days of 2 x 12-15
    assert (later.low, later.high, later.told(89), later.told(101)) == (90, 100, "below", "above")
    norms.set_from(
        store, SYSTEM, "referrals_agreed", place, low=30, high=40, from_on=date(2026, 12, 1), practice_id=practice.id,
        now=now,
    )  # fmt: skip
    promised = norms.expected(store, place, on=date(2027, 1, 1))[practice.id]
    assert (promised.low, promised.high, promised.agreed) == (30, 40, True)
    today = date(2026, 12, 1)  # what is agreed today, over the quarters that are told, since the practice began
    part = norms.expected(store, place, on=today, until=date(2026, 9, 30))[practice.id]
    assert (part.low, part.high) == (22, 30)
    assert norms.expected(store, place, on=today, until=date(2025, 12, 31)) == {}
