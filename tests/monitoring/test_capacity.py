"""How full it is: new trajectories of a year against the fte there is, and municipalities side by side."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from foundation.people.who import SYSTEM
from monitoring import capacity, norms
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN
from tests.casework import builders
from tests.monitoring.cases import Cabinet, Case, Close, Referred

TODAY = date(2026, 11, 20)


@pytest.fixture
def cabinet(store):
    return Cabinet(store)


def cases(count, place="Tilburg", day=TODAY, **about):
    return [
        Case(f"{place}{n}{day}", f"{place}{n}{day}", place, referrals=[Referred(day)], **about) for n in range(count)
    ]


def test_the_gauge_counts_what_began_in_365_days_against_the_fte(store, cabinet, now):
    cabinet.put(*cases(41), *cases(9, day=TODAY - timedelta(days=365)), *cases(4, place="Breda"))
    cabinet.put(*cases(3, day=TODAY - timedelta(days=2), closings=[Close(TODAY, "dubbel")]))  # a mistake counts nowhere
    tilburg, breda = (cabinet.municipality(name).id for name in ("Tilburg", "Breda"))
    de_brink = builders.make_practice(store)
    given = {"from_on": TODAY, "now": now}

    assert capacity.gauge(store, Scope(), tilburg, today=TODAY) == capacity.Gauge(40, None, None)
    norms.set_from(store, SYSTEM, "coach_fte", tilburg, low=0.3, high=0.3, practice_id=de_brink.id, **given)
    full = capacity.gauge(store, Scope(), tilburg, today=TODAY)
    assert (full.fits, full.percent, full.busy, full.full) == ((30, 42), (95, 133), True, False)
    norms.set_from(store, SYSTEM, "coach_fte", tilburg, low=0.25, high=0.25, **given)  # of the whole, not of its parts
    assert capacity.gauge(store, Scope(), tilburg, today=TODAY).full
    few = capacity.gauge(store, Scope(), breda, today=TODAY)
    assert (few.new, few.percent, few.full) == (HIDDEN, None, False)


def test_municipalities_side_by_side_and_what_is_hidden_takes_the_total_with_it(store, cabinet, now):
    cabinet.put(*cases(41), *cases(4, place="Breda"), *cases(4, place="Goirle"), *cases(8, place="Oisterwijk"))
    places = [cabinet.municipality(name).id for name in ("Tilburg", "Breda", "Goirle", "Oisterwijk")]
    norms.set_from(store, SYSTEM, "inhabitants", places[0], low=20_000, high=20_000, from_on=date(2026, 1, 1), now=now)

    two = capacity.region(store, Scope(), places[:2], today=TODAY)
    assert [(each.referrals, each.rate) for each in two.each] == [(40, Decimal("20.0")), (HIDDEN, None)]
    assert (two.referrals, two.each[0].inhabitants.year) == (HIDDEN, 2026)
    assert capacity.region(store, Scope(), places[1:3], today=TODAY).referrals == HIDDEN  # 10 is twice four only
    assert capacity.region(store, Scope(), [places[0], places[3]], today=TODAY).referrals == 50  # what stands there


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
