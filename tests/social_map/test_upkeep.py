"""What coaches report and what settles it; proposals, closures and days that fall out; how often a card was opened."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foundation.people.models import Person
from foundation.people.who import SYSTEM, Member, Who
from social_map import listings, looks, reports
from social_map.models import ListingReport
from social_map.queries import listings as queries
from social_map.queries import reports as open_reports
from tests.social_map.conftest import row


@pytest.fixture
def listing(take_in, store):
    take_in([row(1, organisation="Wandelclub", schedule=[{"day": "di", "start": "10:00", "end": "11:00"}])])
    return queries.by_source_id(store, "X1")


@pytest.fixture
def coach(store):
    """Somebody who may report."""
    person = Person(public_id=store.new_public_id(), name="Samira")
    store.add(person)
    store.flush()
    return Who(person.id, "Samira", members=(Member(1, "coach", 1, "Contour"),))


SETTLES = {
    "right": lambda s, one, now: listings.confirm(s, SYSTEM, one, now=now),
    "changed": lambda s, one, now: listings.change(s, SYSTEM, one, {"cost_cents": 900}, now=now),
    "stopped": lambda s, one, now: listings.stop(s, SYSTEM, one, now=now),
    "closed": lambda s, one, now: reports.close(s, SYSTEM, one, now=now),
}
SETTLES_NOTHING = {
    "import": lambda s, one, now: listings.change(s, SYSTEM, one, {"cost_cents": 900}, now=now, how="import"),
    "one day": lambda s, one, now: listings.cancel_date(s, SYSTEM, one, date(2026, 11, 24), now=now),
    "holidays": lambda s, one, now: listings.set_holidays(s, SYSTEM, one, closed=True, now=now),
    "clock": lambda s, one, now: listings.set_full(s, SYSTEM, one, now=now, how="clock"),
}


@pytest.mark.parametrize("outcome", SETTLES)
def test_who_keeps_it_settles_a_report(store, listing, coach, now, outcome):
    report = reports.report(store, coach, listing, "gone", now=now)
    assert listing.doubted_at == now
    SETTLES[outcome](store, listing, now)
    assert (report.outcome, listing.doubted_at) == (outcome, None)
    assert [one.id for _, one in open_reports.to_tell(store)] == [report.id]
    reports.told(report, now=now)
    assert report.reported_by is None
    assert open_reports.to_tell(store) == []


@pytest.mark.parametrize("what", SETTLES_NOTHING)
def test_control_nothing_else_does(store, listing, coach, now, what):
    report = reports.report(store, coach, listing, "wrong", now=now)
    SETTLES_NOTHING[what](store, listing, now)
    assert report.closed_at is None
    assert listing.doubted_at == now


def test_two_coaches_are_two_reports_one_coach_is_one(store, listing, coach, now):
    reports.report(store, coach, listing, "wrong", now=now)
    reports.report(store, coach, listing, "gone", now=now)
    reports.report(store, SYSTEM, listing, "wrong", now=now)
    assert [one.kind for one in store.scalars(select(ListingReport).order_by(ListingReport.id))] == ["gone", "wrong"]
    assert open_reports.count_open(store, {listing.municipality_id}) == 1
    assert open_reports.open_in(store, {listing.municipality_id + 1}) == []


def test_what_nobody_looked_at_never_comes_on_the_map_by_a_detour(store, coach, now):
    made = listings.propose(store, coach, {"title": "Soep"}, now=now)
    with pytest.raises(listings.OwnProposal):
        listings.publish(store, coach, made, now=now)
    listings.stop(store, coach, made, now=now)
    listings.resume(store, coach, made, now=now)
    assert made.status == "concept"
    listings.publish(store, SYSTEM, made, now=now)
    listings.stop(store, coach, made, now=now)
    listings.resume(store, coach, made, now=now)
    assert made.status == "active", "control: what was looked at comes back"
    with pytest.raises(listings.NothingChanged):
        listings.publish(store, SYSTEM, made, now=now)


def test_a_day_that_falls_out_can_be_taken_back_once(store, listing, now):
    history = listings.cancel_date(store, SYSTEM, listing, date(2026, 11, 24), now=now)
    other = listings.cancel_date(store, SYSTEM, listing, date(2026, 12, 1), now=now)
    listings.undo(store, SYSTEM, history, now=now)
    assert [one.on for one in listing.cancelled] == [date(2026, 12, 1)]
    with pytest.raises(listings.CannotBeUndone):
        listings.undo(store, SYSTEM, history, now=now)
    with pytest.raises(listings.CannotBeUndone):
        listings.undo(store, SYSTEM, other, now=now + timedelta(days=8))


def test_closures_are_kept_in_order_and_tidied(store, listing, now):
    listings.close_days(store, SYSTEM, listing, date(2026, 12, 24), date(2027, 1, 3), now=now)
    listings.close_days(store, SYSTEM, listing, date(2026, 11, 23), date(2026, 11, 27), now=now)
    assert listing.closures == [["2026-11-23", "2026-11-27"], ["2026-12-24", "2027-01-03"]]
    with pytest.raises(listings.NothingChanged):
        listings.close_days(store, SYSTEM, listing, date(2026, 12, 24), date(2027, 1, 3), now=now)
    with pytest.raises(listings.ClosedBackwards):
        listings.close_days(store, SYSTEM, listing, date(2026, 12, 24), date(2026, 12, 23), now=now)
    with pytest.raises(listings.ClosureOver):
        listings.close_days(store, SYSTEM, listing, date(2026, 11, 1), date(2026, 11, 19), now=now)
    history = listings.open_days(store, SYSTEM, listing, date(2026, 12, 24), now=now)
    listings.undo(store, SYSTEM, history, now=now)
    later = now + timedelta(days=30)
    listings.close_days(store, SYSTEM, listing, date(2027, 2, 1), date(2027, 2, 1), now=later)
    assert listing.closures == [["2026-12-24", "2027-01-03"], ["2027-02-01", "2027-02-01"]]


def test_looks_are_counted_by_month_for_a_year(store, listing, now):
    for at in (now, now, now - timedelta(days=31), now - timedelta(days=400)):
        looks.count(store, listing, now=at)
    assert looks.by_month(store, listing, now.date()) == [(date(2026, 11, 1), 2), (date(2026, 10, 1), 1)]
